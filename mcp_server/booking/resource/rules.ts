import type { Opening } from "./schemas.ts";

/** Why weekly hours make no sense. */
export type HoursProblem = "closes_too_early" | "openings_overlap";

/** Why those weekly hours make no sense; null if they do. */
export function hoursProblem(hours: readonly Opening[]): HoursProblem | null {
  if (hours.some(({ opens, closes }) => closes <= opens)) {
    return "closes_too_early";
  }
  const sorted = hours.toSorted((a, b) =>
    a.weekday - b.weekday || a.opens.localeCompare(b.opens)
  );
  const overlaps = sorted.some((next, index) => {
    const last = sorted[index - 1];
    return last?.weekday === next.weekday && next.opens < last.closes;
  });
  return overlaps ? "openings_overlap" : null;
}
