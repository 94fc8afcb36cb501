import type { ApprovalEvent } from "../../../ai_service/conversation/events.ts";
import type { ScreenCard } from "./read_screen.ts";
import { missing, type ScreenWords } from "./screen_words.ts";
import type { BookingRecord, ShopRecords } from "./shop_records.ts";

/** A card that says that something was done. */
interface DoneCard {
  card: ScreenCard;
  approval: ApprovalEvent;
}

/**
 * Where what the cards say was done is not what the database was changed by:
 * something else, nothing, or more than that.
 */
export function compareEffects(
  done: readonly DoneCard[],
  { before, after }: { before: ShopRecords; after: ShopRecords },
  words: ScreenWords,
): string[] {
  const isNew = ({ id }: { id: string }, known: readonly { id: string }[]) =>
    !known.some((one) => one.id === id);
  const newBookings = after.bookings
    .filter((row) => isNew(row, before.bookings));
  const newOrders = after.orders.filter((row) => isNew(row, before.orders));
  const of = (tool: string) =>
    done.filter(({ approval }) => approval.tool === tool);
  return [
    ...count("bookings made", of("booking_create"), newBookings.length),
    ...count("orders made", of("order_create"), newOrders.length),
    ...count(
      "forms handed in",
      of("form_submit"),
      after.submissions - before.submissions,
    ),
    ...count(
      "bookings cancelled",
      of("booking_delete"),
      cancelled(after.bookings) - cancelled(before.bookings),
    ),
    ...count(
      "orders cancelled",
      of("order_cancel"),
      cancelled(after.orders) - cancelled(before.orders),
    ),
    ...of("booking_create").flatMap((one, at) =>
      compareBooking(one, newBookings[at], done, words)
    ),
    ...of("booking_update").flatMap((one) =>
      compareMoved(one, after.bookings, done, words)
    ),
    ...of("order_create").flatMap(({ card }, at) =>
      newOrders[at] ? lost(card, [words.total(newOrders[at])]) : []
    ),
  ];
}

function count(
  what: string,
  cards: readonly DoneCard[],
  done: number,
): string[] {
  return cards.length === done
    ? []
    : [`${cards.length} ${what} on the screen, ${done} in the database`];
}

function cancelled(rows: readonly { status: string }[]): number {
  return rows.filter(({ status }) => status === "cancelled").length;
}

/** A booking that a later card has moved is compared by that card. */
function compareBooking(
  { card, approval: { args } }: DoneCard,
  booking: BookingRecord | undefined,
  done: readonly DoneCard[],
  words: ScreenWords,
): string[] {
  if (!booking || isMoved(booking, done)) return [];
  const at = new Date(String(args["start"])).getTime();
  return booking.start.getTime() === at
    ? lost(card, words.ofCard(booking))
    : [`booked ${booking.start.toISOString()}, not ${args["start"]}`];
}

/** The last card about a booking says when it is. */
function compareMoved(
  { card, approval }: DoneCard,
  bookings: readonly BookingRecord[],
  done: readonly DoneCard[],
  words: ScreenWords,
): string[] {
  const id = approval.args["bookingId"];
  const booking = bookings.find((one) => one.id === id);
  if (!booking) return [`the changed booking ${id} is not there`];
  const last = done.findLast((one) =>
    one.approval.tool === "booking_update" &&
    one.approval.args["bookingId"] === id
  );
  return last?.card === card
    ? lost(card, words.ofCard(booking).slice(0, 2))
    : [];
}

function isMoved({ id }: BookingRecord, done: readonly DoneCard[]): boolean {
  return done.some(({ approval: { tool, args } }) =>
    tool === "booking_update" && args["bookingId"] === id
  );
}

function lost({ title, words: all }: ScreenCard, words: string[]): string[] {
  return missing(all, words).map((word) => `"${title}" does not say "${word}"`);
}
