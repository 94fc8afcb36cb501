import type { Call } from "../call.ts";
import type { Context } from "../context.ts";
import type { Item, Service, Slot } from "../data.ts";
import { dateAt, minutesAt } from "../days.ts";
import type { Answer, Job, JobSlots } from "../job.ts";
import { readServices } from "../reads/bookings.ts";
import { bookSeveral } from "./book_several.ts";
import { combined } from "./combined.ts";
import { findStart } from "./find_start.ts";
import { withLastBooking } from "./last_booking.ts";
import { move } from "./move.ts";
import { movedInstead } from "./moved_instead.ts";
import { offerTimes } from "./offer.ts";
import { pricedService } from "./say.ts";
import { shiftedFromSaid } from "./shift.ts";
import { stylistFor } from "./stylist.ts";

/** Books a service, or tells when it is open. */
export function bookOrTell(context: Context, given: Job): Answer {
  const moved = movedInstead(context, given);
  if (moved) return move(context, moved);
  const services = readServices(context);
  const slots = shiftedFromSaid(context, given.slots);
  const filled = withLastBooking(context, { ...given, slots });
  if ("question" in filled) return filled.question;
  const { job } = filled;
  const chosen = combined(servicesOf(job, services), services);
  const [service, ...more] = chosen;
  if (!service) return whichService(context, job, services);
  if (more.length > 0) return bookSeveral(context, job, chosen);
  return bookOne(context, job, service);
}

/** The services that were named; the only one there is needs no name. */
function servicesOf({ slots }: Job, services: readonly Service[]): Service[] {
  const chosen = (slots.services ?? []).flatMap((id) =>
    services.filter((service) => service.id === id)
  );
  return chosen.length > 0 || services.length > 1 ? chosen : [...services];
}

function whichService(
  context: Context,
  job: Job,
  services: readonly Service[],
): Answer {
  const not = job.slots.not?.services ?? [];
  const choice = services.filter(({ id }) => !not.includes(id));
  const lines = choice.map((service) => pricedService(context, service));
  return {
    text: context.words.shop.whichService(lines),
    asked: { slot: "service" },
    shown: { kind: "services", ids: choice.map(({ id }) => id) },
    pending: job,
  };
}

function bookOne(context: Context, job: Job, service: Service): Answer {
  const found = stylistFor(context, job, service);
  if ("question" in found) return found.question;
  const { stylist } = found;
  const request = { service, ...(stylist && { stylistId: stylist.id }) };
  const start = findStart(context, request, job.slots);
  const name = context.name(service);
  const pending = withService(job, service);
  if (start.kind !== "start") {
    return offerTimes(context, start, { job: pending, name });
  }
  return job.intent === "open_times"
    ? tellOpen(context, pending, { service, slot: start.slot })
    : propose(context, pending, { service, slot: start.slot, stylist });
}

function withService(job: Job, { id }: Service): Job {
  return { ...job, slots: { ...job.slots, services: [id] } };
}

interface Visit {
  service: Service;
  slot: Slot;
  stylist?: Item | undefined;
}

function tellOpen(
  context: Context,
  job: Job,
  { service, slot }: Visit,
): Answer {
  const { words, format } = context;
  const moment = format.moment(new Date(slot.start));
  return {
    text: words.booking.isOpen(context.name(service), moment),
    asked: { slot: "confirm" },
    pending: withStart(context, job, slot),
    offer: [{ ...withStart(context, job, slot), intent: "book" }],
  };
}

function propose(
  context: Context,
  job: Job,
  { service, slot, stylist }: Visit,
): Answer {
  const { words, format } = context;
  const text = words.booking.willBook(
    context.name(service),
    format.moment(new Date(slot.start)),
    stylist && context.name(stylist),
  );
  const calls = [bookingCall({ service, slot, stylist }, job.slots)];
  return { text, calls, pending: withStart(context, job, slot) };
}

/** With the day and time that were found: "later" is counted from them. */
function withStart({ timeZone }: Context, job: Job, { start }: Slot): Job {
  const { pick: _, ...slots } = job.slots;
  const day = { kind: "on", date: dateAt(start, timeZone) } as const;
  const time = { kind: "at", minutes: minutesAt(start, timeZone) } as const;
  return { ...job, slots: { ...slots, day, time } };
}

/** The call that books a visit. */
export function bookingCall(
  { service, slot, stylist }: Visit,
  { note }: JobSlots,
): Call {
  const args = {
    serviceId: service.id,
    start: slot.start,
    ...(stylist && { stylistId: stylist.id }),
    ...(note && { note }),
  };
  return { name: "booking_create", args };
}
