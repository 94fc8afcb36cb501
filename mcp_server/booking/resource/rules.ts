import type { Opening } from "./schemas.ts";

/** Why weekly hours make no sense; null if they do. */
export function hoursProblem(hours: readonly Opening[]): string | null {
  if (hours.some(({ opens, closes }) => closes <= opens)) {
    return "Each day must close later than it opens";
  }
  const sorted = hours.toSorted((a, b) =>
    a.weekday - b.weekday || a.opens.localeCompare(b.opens)
  );
  const overlaps = sorted.some((next, index) => {
    const last = sorted[index - 1];
    return last?.weekday === next.weekday && next.opens < last.closes;
  });
  return overlaps ? "Two openings of one day overlap" : null;
}
