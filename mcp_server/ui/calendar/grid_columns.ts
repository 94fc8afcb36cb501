import type { Calendar } from "../../booking/calendar_schemas.ts";
import { type GridColumn, hoursShown, stretchOf } from "./grid.ts";
import { type CalendarQuery, daysOf } from "./view.ts";

/** The columns of a day, one for each resource, or of a week, one for each day. */
export function gridColumns(
  calendar: Calendar,
  query: CalendarQuery,
  timeZone: string,
): GridColumn[] {
  const days = daysOf(query);
  const hours = hoursShown(calendar, days, timeZone);
  const { column: only } = query;
  if (query.view !== "day") {
    return days.map((day) => ({
      key: day,
      day,
      resourceId: only ?? null,
      ...stretchOf(day, hours, timeZone),
    }));
  }
  const [day = query.date] = days;
  return calendar.columns
    .filter(({ id }) => only === undefined || id === only)
    .map(({ id }) => ({
      key: id,
      day,
      resourceId: id,
      ...stretchOf(day, hours, timeZone),
    }));
}
