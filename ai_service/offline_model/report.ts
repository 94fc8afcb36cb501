import { currentTurn, type Result } from "./conversation.ts";
import type { Booking, Order, Service, Slot } from "./data.ts";
import type { Desk } from "./desk.ts";
import { isWrite } from "./wish.ts";

/** Times that are offered after one was taken. */
const MAX_OFFERS = 3;

/** What came of this turn's changes; undefined where none was asked for. */
export function reportChanges(desk: Desk): string | undefined {
  const changes = currentTurn(desk.conversation).results
    .filter(({ tool }) => isWrite(tool));
  if (changes.length === 0) return undefined;
  const done = changes.filter(({ outcome }) => outcome.ok);
  const sentences = done.length === 0
    ? changes.map((change) => reportChange(desk, change))
    : [
      ...done.map((change) => reportChange(desk, change)),
      ...reportRest(desk, changes),
    ];
  return [...new Set(sentences)].join("\n");
}

/** Beside a change that was made, "nothing was done" would not be true. */
function reportRest(desk: Desk, changes: readonly Result[]): string[] {
  const codes = changes.flatMap(({ outcome }) =>
    outcome.ok ? [] : outcome.error.code
  );
  const [declined, rest] = [
    codes.filter((code) => code === "declined" || code === "expired"),
    codes.filter((code) => code !== "declined" && code !== "expired"),
  ];
  const open = rest.filter((code) => UNKNOWN.has(code));
  const refused = rest.length - open.length;
  const { phrases } = desk;
  return [
    ...(declined.length > 0 ? [phrases.restDeclined(declined.length)] : []),
    ...(refused > 0 ? [phrases.restFailed(refused)] : []),
    ...(open.length > 0 ? [phrases.restUnknown(open.length)] : []),
  ];
}

/** Codes that leave open whether the change was made. */
const UNKNOWN = new Set(["being_confirmed", "unconfirmed", "no_result"]);

function reportChange(desk: Desk, { tool, outcome }: Result): string {
  if (!outcome.ok) {
    const { code, details } = outcome.error;
    return code === "slot_taken"
      ? desk.phrases.taken(nextSlots(desk, details))
      : desk.apology(outcome);
  }
  if (tool === "order_create") {
    const { order } = outcome.result as { order: Order };
    const total = desk.format.money(order.totalMinor, order.currency);
    return desk.phrases.ordered(order.number, total);
  }
  const { booking } = outcome.result as { booking: Booking };
  return reportBooking(desk, tool, booking);
}

function reportBooking(desk: Desk, tool: string, booking: Booking): string {
  const { phrases, format } = desk;
  const services = knownServices(desk);
  const found = services.find(({ id }) => id === booking.serviceId);
  const service = found ? desk.name(found) : "";
  const moment = format.moment(new Date(booking.start));
  switch (tool) {
    case "booking_update":
      return phrases.moved(service, moment);
    case "booking_delete":
      return phrases.cancelled(phrases.line(service, moment));
    default: {
      const price = format.money(booking.priceMinor, booking.currency);
      return phrases.booked(service, moment, price);
    }
  }
}

/** The services as this conversation last saw them. */
function knownServices({ conversation }: Desk): Service[] {
  const seen = conversation.turns.flatMap(({ results }) => results)
    .findLast(({ tool, outcome }) => tool === "booking_services" && outcome.ok);
  return seen?.outcome.ok
    ? (seen.outcome.result as { services: Service[] }).services
    : [];
}

function nextSlots(desk: Desk, details: unknown): string[] {
  const { nextSlots = [] } = (details ?? {}) as { nextSlots?: Slot[] };
  return nextSlots.slice(0, MAX_OFFERS)
    .map(({ start }) => desk.format.moment(new Date(start)));
}
