import type { PlanContext } from "../operation/write.ts";
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

/** The property of a preview; staff are not bound by what runs out then. */
export function validUntil(
  { actor }: Pick<PlanContext, "actor">,
  until: string,
): { validUntil?: string } {
  return actor.kind === "staff" ? {} : { validUntil: until };
}
