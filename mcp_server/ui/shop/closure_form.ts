import { addDays, toLocalIso } from "../../../shared/time/time_zone.ts";
import { toInstant } from "../calendar/local_moment.ts";
import type { FormValues } from "../desk/form_values.ts";

/**
 * A closure as its form gives it: whole days, or from one time to another. What
 * is no day or no time is an empty text, which the operation refuses.
 */
export function closureFrom(form: FormValues, timeZone: string) {
  const first = form.get("from");
  const last = form.optional("untilDay") ?? first;
  const fromTime = form.optional("fromTime") ?? "00:00";
  const untilTime = form.optional("until");
  const end = untilTime === undefined
    ? { day: isDay(last) ? addDays(last, 1) : last, time: "00:00" }
    : { day: last, time: untilTime };
  const iso = (day: string, time: string) => {
    const at = toInstant({ day, time }, timeZone);
    return at === null ? "" : toLocalIso(at, timeZone);
  };
  return {
    from: iso(first, fromTime),
    until: iso(end.day, end.time),
    resourceId: form.optional("resourceId"),
    reason: form.optional("reason"),
  };
}

function isDay(day: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(day);
}
