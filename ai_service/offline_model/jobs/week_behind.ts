import { addDays, daysBetween, mondayOf } from "../reading/calendar.ts";
import type { DaySlot, IsoDate } from "../reading/frame.ts";

/** 「翌週の火曜」, which was counted from today, counted from a day spoken of. */
export function weekBehind(
  day: DaySlot | undefined,
  { today, from }: { today: IsoDate; from: IsoDate },
): DaySlot | undefined {
  const isBehind = (day?.kind === "on" || day?.kind === "window") && day.behind;
  if (!isBehind) return day;
  const { behind: _, ...said } = day;
  const days = daysBetween(mondayOf(today), mondayOf(from));
  if (said.kind === "on") return { ...said, date: addDays(said.date, days) };
  return {
    ...said,
    ...(said.from && { from: addDays(said.from, days) }),
    ...(said.to && { to: addDays(said.to, days) }),
  };
}
