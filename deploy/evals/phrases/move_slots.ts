import type { Random } from "../../../shared/random/random.ts";
import { localIso } from "./calendar.ts";
import { drawStart } from "./draft.ts";
import { drawBookings, overlaps, sayBooking } from "./own_bookings.ts";
import type { Moment, OwnBooking, Said, WantedCard, Words } from "./phrase.ts";

/** Which booking is moved, and where to. */
export interface Move {
  bookings: readonly OwnBooking[];
  one: OwnBooking;
  /** A name of it. */
  booking: Words;
  day: Said<number>;
  time: Said<number>;
}

export function drawMove(random: Random, now: Moment): Move {
  for (;;) {
    const bookings = drawBookings(random, now, 1 + random.below(3));
    const one = random.one(bookings);
    const { day, time } = drawStart(random, one.serviceId, now);
    const moved = { ...one, day: day.value, minutes: time.value };
    if (overlaps(moved, bookings) || isSame(moved, one)) continue;
    const booking = sayBooking(random, one, { bookings, now });
    return { bookings, one, booking, day, time };
  }
}

export function moveCard({ one, day, time }: Move): WantedCard {
  return updateCard(one, { day: day.value, minutes: time.value });
}

export function updateCard(
  { id }: OwnBooking,
  { day, minutes }: Moment,
): WantedCard {
  const args = { bookingId: id, start: localIso(day, minutes) };
  return { tool: "booking_update", args };
}

function isSame(a: Moment, b: Moment): boolean {
  return a.day === b.day && a.minutes === b.minutes;
}
