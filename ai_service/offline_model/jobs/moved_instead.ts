import type { Context } from "../context.ts";
import type { Job } from "../job.ts";
import { readServicesAndBookings } from "../reads/bookings.ts";

/**
 * "My booking on Wednesday, at the same time": where a booking of it is still
 * to come, the same time is that booking's, and it is to be moved.
 */
export function movedInstead(context: Context, job: Job): Job | undefined {
  const { services, sameAsLast, day, time, ...slots } = job.slots;
  const isSame = day?.kind === "same" || time?.kind === "same";
  if (!isSame || sameAsLast || !services) return undefined;
  if (!context.can("booking_list")) return undefined;
  const { bookings } = readServicesAndBookings(context);
  const isBooked = bookings.some(({ serviceId }) =>
    services.includes(serviceId)
  );
  if (!isBooked) return undefined;
  const when = { ...(day && { day }), ...(time && { time }) };
  return {
    ...job,
    intent: "move",
    slots: { ...slots, ...when, which: { services } },
  };
}
