import { UNITS } from "../../../monitoring/schemas.ts";
import { dayOf } from "../../format.ts";
import type { MonitoringProps } from "./props.ts";

/** Chooses the length of a point and the last day; without a script, by GET. */
export function Period(
  { report: { by, until }, words, timeZone, now }: MonitoringProps,
) {
  const today = dayOf(now, timeZone);
  const day = dayOf(new Date(until), timeZone);
  const isPast = by === "hour" && day < today;
  return (
    <div class="filters">
      <nav class="segments" aria-label={words.period}>
        {UNITS.map((unit) => (
          <a
            key={unit}
            href={`/admin/monitoring?by=${unit}`}
            aria-current={unit === by ? "page" : "false"}
          >
            {words.units[unit]}
          </a>
        ))}
      </nav>
      <form method="get" class="period-form">
        <input type="hidden" name="by" value={by} />
        <label>
          {words.until}
          <input
            class="input"
            type="date"
            name="until"
            max={today}
            value={isPast ? day : today}
          />
        </label>
        <button class="button" type="submit">{words.show}</button>
      </form>
    </div>
  );
}
