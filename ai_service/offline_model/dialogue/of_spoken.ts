import type { Context } from "../context.ts";
import type { Job } from "../job.ts";
import { clashOfNextTo } from "../jobs/next_to.ts";
import type { Frame } from "../reading/frame.ts";
import { readServicesAndBookings } from "../reads/bookings.ts";
import { matterOf } from "./matter.ts";

/** "The Sunday after that, the 6th" is compared with the day so far. */
export function checked({ slots: { day: from } }: Job, job: Job): Job {
  if (from?.kind !== "on" || !job.slots.nextTo) return job;
  const clash = clashOfNextTo(job.slots, from.date);
  const { nextTo: _, day, ...slots } = job.slots;
  return clash
    ? { ...job, slots, problems: [clash, ...job.problems] }
    : { ...job, slots: { ...slots, ...(day && { day }) } };
}

/** "The massage on the 10th at 3", where it was asked when it is to be. */
export function isOfMoved(
  context: Context,
  { intent, slots: { bookingIds } }: Job,
  { slots: { services = [] } }: Frame,
): boolean {
  const { asked } = context.state;
  if (matterOf(intent) !== "move" || !asked) return false;
  const own = readServicesAndBookings(context).bookings.filter(({ id }) =>
    !bookingIds || bookingIds.includes(id)
  );
  return services.every((id) => own.some(({ serviceId }) => serviceId === id));
}
