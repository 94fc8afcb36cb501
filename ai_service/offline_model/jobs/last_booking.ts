import type { Context } from "../context.ts";
import type { Booking } from "../data.ts";
import { dateAt, minutesAt } from "../days.ts";
import type { Answer, Job, JobSlots } from "../job.ts";
import { readLatestBooking } from "../reads/bookings.ts";
import { shifted } from "./shift.ts";

/** The job with what "the same as last time" means filled in. */
export function withLastBooking(
  context: Context,
  job: Job,
): { job: Job } | { question: Answer } {
  const { sameAsLast, day, time } = job.slots;
  const isSame = day?.kind === "same" || time?.kind === "same";
  if (!sameAsLast && !isSame) return { job };
  const last = readLatestBooking(context);
  if (last) return { job: { ...job, slots: filled(context, job.slots, last) } };
  const { sameAsLast: _, ...rest } = job.slots;
  return {
    question: {
      text: context.words.booking.noLastBooking,
      asked: { slot: "service" },
      pending: { ...job, slots: rest },
    },
  };
}

/** What was said counts more than what was last time. */
function filled(
  context: Context,
  { sameAsLast, ...said }: JobSlots,
  { serviceId, stylist, start }: Booking,
): JobSlots {
  const { timeZone } = context;
  // "The Sunday after, at the same time" is counted from that visit.
  const { shift } = said;
  const isOfDays = shift?.kind === "weekday" ||
    shift?.kind === "by" && shift.minutes === 0;
  const slots = isOfDays && !said.day
    ? shifted(context, said, new Date(start))
    : said;
  const last = stylist ? { kind: "one" as const, id: stylist.id } : undefined;
  return {
    ...(sameAsLast && { services: [serviceId] }),
    ...(sameAsLast && last && { stylist: last }),
    ...slots,
    ...(slots.day?.kind === "same" && {
      day: { kind: "on" as const, date: dateAt(start, timeZone) },
    }),
    ...(slots.time?.kind === "same" && {
      time: { kind: "at" as const, minutes: minutesAt(start, timeZone) },
    }),
  };
}
