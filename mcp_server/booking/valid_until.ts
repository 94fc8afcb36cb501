import type { BookingTerms } from "./rules.ts";

const MINUTE = 60_000;

/** Until when customers can book what starts then, as ISO 8601 in UTC. */
export function bookableUntil(
  { leadMinutes }: Pick<BookingTerms, "leadMinutes">,
  start: number,
): string {
  return new Date(start - leadMinutes * MINUTE).toISOString();
}

/** Until when customers can move or cancel what starts then, likewise. */
export function changeableUntil(
  { cancelCutoffMinutes }: Pick<BookingTerms, "cancelCutoffMinutes">,
  start: number,
): string {
  return new Date(start - cancelCutoffMinutes * MINUTE).toISOString();
}
