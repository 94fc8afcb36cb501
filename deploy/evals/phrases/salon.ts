import type { ToolOutcome } from "../../../ai_service/agent/tool_outcome.ts";
import type { ToolArguments } from "../../../ai_service/agent/turn.ts";
import { dayNumber, localIso } from "./calendar.ts";
import { durationOf, PRODUCTS, SERVICES } from "./catalogue.ts";
import { FORMS } from "./forms.ts";
import type { Account, Moment, OwnBooking, OwnOrder } from "./phrase.ts";
import { slotsOf } from "./shop_hours.ts";
import { BUSINESS } from "./business_info.ts";

/** Answers the reading tools as the MCP server does for the demo's salon. */
export function answerRead(
  tool: string,
  args: ToolArguments,
  { account, now }: { account: Account; now: Moment },
): ToolOutcome {
  const list = (items: readonly unknown[]) => done({ items, nextCursor: null });
  switch (tool) {
    case "booking_services":
      return done({ services: SERVICES });
    case "booking_slots":
      return done({ slots: slotsIn(args, now) });
    case "booking_list":
      return list(account.bookings.map(bookingView));
    case "product_list":
      return list(PRODUCTS);
    case "order_list":
      return list(account.orders.map(orderView));
    case "form_list":
      return list(FORMS);
    case "business_info":
      return done(BUSINESS);
    default:
      return found(tool, args, account);
  }
}

function found(
  tool: string,
  args: ToolArguments,
  account: Account,
): ToolOutcome {
  const [one] = Object.values(args);
  const noun = tool.split("_")[0]!;
  const all: Record<string, readonly { id: string }[]> = {
    booking: account.bookings.map(bookingView),
    order: account.orders.map(orderView),
    product: PRODUCTS,
    form: FORMS,
  };
  const item = all[noun]?.find(({ id }) => id === one);
  if (item) return done({ [noun]: item });
  return { ok: false, error: { code: "not_found", error: "Not found" } };
}

function done(result: unknown): ToolOutcome {
  return { ok: true, result };
}

function slotsIn(args: ToolArguments, now: Moment) {
  const [from, to] = [instant(args["from"]), instant(args["to"])];
  const serviceId = String(args["serviceId"]);
  const slots = [];
  const last = Math.min(to, from + 31 * 86_400_000);
  for (let day = dayAt(from); day <= dayAt(last); day++) {
    slots.push(...slotsOf(serviceId, day, now));
  }
  return slots.filter(({ start }) =>
    instant(start) >= from && instant(start) < last
  );
}

function instant(value: unknown): number {
  return Date.parse(String(value));
}

/** The local day of an instant. */
function dayAt(milliseconds: number): number {
  const local = new Date(milliseconds + 9 * 3_600_000).toISOString();
  const [year = 0, month = 0, day = 0] = local.split(/\D/).map(Number);
  return dayNumber({ year, month, day });
}

function bookingView({ id, serviceId, day, minutes }: OwnBooking) {
  const service = SERVICES.find((service) => service.id === serviceId)!;
  const start = localIso(day, minutes);
  return {
    id,
    serviceId,
    start,
    end: localIso(day, minutes + durationOf(serviceId)),
    status: "confirmed",
    stylist: null,
    priceMinor: service.priceMinor,
    currency: "JPY",
    note: null,
    cancelUntil: start,
    version: 1,
  };
}

function orderView({ id, items }: OwnOrder) {
  const lines = Object.entries(items).map(([productId, quantity]) => {
    const { name, priceMinor } = PRODUCTS.find(({ id }) => id === productId)!;
    return { productId, name, quantity, unitPriceMinor: priceMinor };
  });
  return {
    id,
    number: `A-${id.slice(-4)}`,
    status: "pending",
    paymentStatus: "unpaid",
    fulfilmentStatus: "unfulfilled",
    items: lines,
    totalMinor: lines.reduce(
      (sum, { quantity, unitPriceMinor }) => sum + quantity * unitPriceMinor,
      0,
    ),
    currency: "JPY",
    expiresAt: null,
  };
}
