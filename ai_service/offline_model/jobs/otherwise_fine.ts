import type { Context } from "../context.ts";
import { dateAt } from "../days.ts";
import type { Job } from "../job.ts";
import { readServicesAndBookings } from "../reads/bookings.ts";

/** 「3日の予約、16時からでもいけますか」: a time beside the one that was booked. */
const ALSO_FINE =
  /時(?:半|\d+分)?(?:から)?でも(?:いけ|行け|でき|出来|いい|よい|良い|可能|大丈夫|平気|OK)/;

/** The booking of that day, which is to be moved to that time. */
export function otherwiseFine(
  context: Context,
  { slots: { services, day, time, ...slots }, ...job }: Job,
): Job | undefined {
  const isSaid = services && day?.kind === "on" && time?.kind === "at" &&
    ALSO_FINE.test(context.turn.text.normalize("NFKC"));
  if (!isSaid || context.state.job || !context.can("booking_list")) {
    return undefined;
  }
  const { bookings } = readServicesAndBookings(context);
  const [booking, ...more] = bookings.filter(({ serviceId, start }) =>
    services.includes(serviceId) && dateAt(start, context.timeZone) === day.date
  );
  return booking && more.length === 0
    ? {
      ...job,
      intent: "move",
      slots: { ...slots, time, bookingIds: [booking.id] },
    }
    : undefined;
}
