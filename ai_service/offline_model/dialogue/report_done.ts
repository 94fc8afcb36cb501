import type { Context } from "../context.ts";
import type { Result } from "../conversation.ts";
import type { Booking, Form, Order, Service } from "../data.ts";
import { knownPhone } from "../reads/business.ts";

/** What is said of a change that was made. */
export function reportDone(
  context: Context,
  { tool, outcome, args }: Result,
): string {
  if (!outcome.ok) return "";
  const { words: { report } } = context;
  switch (tool) {
    case "order_create":
      return reportOrder(context, (outcome.result as { order: Order }).order);
    case "order_cancel": {
      const { order } = outcome.result as { order: Order };
      return report.orderCancelled(order.number);
    }
    case "form_submit":
      return report.submitted(titleOf(context, args["formId"]));
    default: {
      const { booking } = outcome.result as { booking: Booking };
      return reportBooking(context, tool, booking);
    }
  }
}

/**
 * An order that is not paid is told so, and until when it is held. Nothing is
 * read for it: what an answer reads is shown as what the person asked to see.
 */
function reportOrder(context: Context, order: Order): string {
  const { words: { report }, format } = context;
  const { number, totalMinor, currency, paymentStatus, expiresAt } = order;
  const text = report.ordered(number, format.money(totalMinor, currency));
  if (paymentStatus !== "unpaid" || !expiresAt) return text;
  const moment = format.moment(new Date(expiresAt));
  return `${text}\n${report.payBy(moment, knownPhone(context))}`;
}

function titleOf(context: Context, formId: unknown): string {
  const list = context.newest("form_list") as { items: Form[] } | undefined;
  const one = context.newest("form_get") as { form: Form } | undefined;
  const forms = [...list?.items ?? [], ...one ? [one.form] : []];
  return forms.find(({ id }) => id === formId)?.title[context.locale] ?? "";
}

function reportBooking(
  context: Context,
  tool: string,
  booking: Booking,
): string {
  const { words, format } = context;
  const service = serviceName(context, booking);
  const moment = format.moment(new Date(booking.start));
  switch (tool) {
    case "booking_update":
      return words.report.moved(service, moment);
    case "booking_delete":
      return words.report.cancelled(words.booking.line(service, moment));
    default: {
      const price = format.money(booking.priceMinor, booking.currency);
      return booking.status === "requested"
        ? words.report.requested(service, moment, price)
        : words.report.booked(service, moment, price);
    }
  }
}

/** As this conversation last saw the services, with whoever does it. */
function serviceName(context: Context, booking: Booking) {
  const { serviceId, stylist } = booking;
  const known = context.newest("booking_services") as
    | { services: Service[] }
    | undefined;
  const agreed = booking.service ??
    known?.services.find(({ id }) => id === serviceId)?.name;
  const name = agreed ? context.name({ name: agreed }) : "";
  return stylist
    ? context.words.booking.withStylist(name, context.name(stylist))
    : name;
}
