import type { Context } from "../context.ts";
import { dateAt } from "../days.ts";
import type { Answer, Job } from "../job.ts";
import { readServicesAndBookings } from "../reads/bookings.ts";
import type { Bookings } from "./bookings.ts";
import { findBookings } from "./find_bookings.ts";
import { lineOf } from "./say.ts";

/** Cancels the bookings that are meant, each by a card of its own. */
export function cancelBookings(context: Context, job: Job): Answer {
  const all = readServicesAndBookings(context);
  if (isElsewhen(context, job, all)) {
    const { text } = context.turn;
    const question = context.words.question.twoIntents(text);
    return { text: question, asked: { slot: "intent" }, pending: job };
  }
  const found = findBookings(context, job, all);
  if ("answer" in found) return found.answer;
  const lines = found.bookings.map((booking) =>
    lineOf(context, booking, all.services)
  );
  if (lines.length === 0) return { text: context.words.change.noBookings };
  const ids = found.bookings.map(({ id }) => id);
  return {
    text: context.words.change.willCancel(lines),
    calls: ids.map((bookingId) => ({
      name: "booking_delete",
      args: { bookingId },
    })),
    pending: { ...job, slots: { ...job.slots, bookingIds: ids } },
  };
}

/** "Cancel it, I'm coming on Sunday", with no visit on Sunday, may mean a move. */
function isElsewhen(
  { turn, timeZone }: Context,
  { slots: { not } }: Job,
  { bookings }: Bookings,
): boolean {
  return COMES.test(turn.text) &&
    (not?.days ?? []).some((day) =>
      day.kind === "on" &&
      !bookings.some(({ start }) => dateAt(start, timeZone) === day.date)
    );
}

const COMES = /行き|行く|伺|参り|\b(?:come|coming|be there|be in)\b/i;
