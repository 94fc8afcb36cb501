import { toLocalIso } from "../../../shared/time/time_zone.ts";
import type { Call } from "../call.ts";
import type { Context } from "../context.ts";
import type { Slot } from "../data.ts";
import { momentOf, plusDays } from "../days.ts";
import type { IsoDate } from "../reading/frame.ts";
import { listIn } from "./list_in.ts";

/** Both days are included. */
export interface Days {
  from: IsoDate;
  to: IsoDate;
}

/** Longest span of one call: a longer list of slots would be cut short. */
const DAYS_PER_CALL = 7;

/** Open times of a service on those days. */
export function readSlots(
  context: Context,
  { serviceId, stylistId }: { serviceId: string; stylistId?: string },
  { from, to }: Days,
): Slot[] {
  const calls: Call[] = [];
  for (let day = from; day <= to; day = plusDays(day, DAYS_PER_CALL)) {
    const end = plusDays(day, DAYS_PER_CALL);
    const until = plusDays(to, 1);
    const args = {
      serviceId,
      from: isoOf(context, day),
      to: isoOf(context, end < until ? end : until),
      ...(stylistId && { stylistId }),
    };
    calls.push({ name: "booking_slots", args });
  }
  return context.results(calls)
    .flatMap((result) => listIn<Slot>(result, "slots"));
}

/** The beginning of a local day, as the tools take it. */
export function isoOf({ timeZone }: Context, day: IsoDate): string {
  return toLocalIso(momentOf(day, 0, timeZone), timeZone);
}
