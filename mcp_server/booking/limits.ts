import { ApiError } from "../../shared/http/errors.ts";
import { toLocalIso } from "../../shared/time/time_zone.ts";
import { getSettings } from "../business/store.ts";
import type { PlanContext } from "../operation/write.ts";
import { ownedBy } from "../storage/owned_by.ts";
import { servedSpan } from "./rules.ts";
import type { SlotRequest } from "./slot.ts";

/**
 * Refuses a customer more bookings to come than the business allows and, unless
 * it allows that, two at the same time. It reads behind the customer's lock; without that, customers
 * who act twice at once would pass. Staff are held to no limit.
 *
 * @throws {ApiError} 409 `too_many_bookings` or `overlapping_booking`.
 */
export async function requireWithinLimits(
  context: PlanContext,
  request: SlotRequest,
): Promise<void> {
  if (context.actor.kind === "staff") return;
  const [settings, { active, overlapping }] = await Promise.all([
    getSettings(context.sql),
    countOthers(context, request),
  ]);
  if (overlapping !== null && !settings.overlappingBookings) {
    throw isOverlapping(overlapping, context);
  }
  // A booking that moves is one already.
  if (request.except === undefined && active >= settings.maxActiveBookings) {
    throw tooMany(settings.maxActiveBookings);
  }
}

interface Others {
  /** Bookings that are still to come, or going on. */
  active: number;
  /** Start of one at the same time. */
  overlapping: Date | null;
}

async function countOthers(
  { sql, actor, now }: PlanContext,
  { service, start, except = "" }: SlotRequest,
): Promise<Others> {
  const { from, until } = servedSpan(service, start);
  const [row] = await sql<[Others]>`
    select count(*)::int as active,
      min(start_at) filter (where start_at < ${new Date(until)}
        and end_at > ${new Date(from)}) as overlapping
    from bookings
    where ${ownedBy(sql, actor)} and id <> ${except}
      and status in ('requested', 'pending', 'confirmed') and end_at > ${now}`;
  return row;
}

function tooMany(limit: number): ApiError {
  return new ApiError(
    `A customer can have ${limit} bookings to come, and all of them are taken; cancel one first, or call the business`,
    { status: 409, code: "too_many_bookings", details: { limit } },
  );
}

function isOverlapping(start: Date, { timeZone }: PlanContext): ApiError {
  return new ApiError(
    "This customer has another booking at that time; choose another time, or cancel that one first",
    {
      status: 409,
      code: "overlapping_booking",
      details: { field: "start", bookedAt: toLocalIso(start, timeZone) },
    },
  );
}
