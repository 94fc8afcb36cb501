import { notFound } from "../../shared/http/errors.ts";
import type { OperationContext } from "../operation/operation.ts";
import type { PlanContext } from "../operation/write.ts";
import { needsApproval } from "./approval.ts";
import { getService } from "./catalogue.ts";
import type { BookingInPlace } from "./change.ts";
import type { StoredBooking } from "./columns.ts";
import { requirePlace, withLength } from "./place.ts";
import { type OpenSlot, type SlotRequest, takeSlot } from "./slot.ts";
import { moveBooking } from "./store.ts";

/** When, for what and with whom a booking is to be. */
interface Wanted {
  start?: string | undefined;
  serviceId?: string | undefined;
  stylistId?: string | undefined;
  resourceId?: string | undefined;
  durationMinutes?: number | undefined;
}

/**
 * The slot that is asked for, if it is another. A booking can be moved within
 * its service, also if that is no longer on offer.
 */
export async function planMove(
  { sql, actor }: PlanContext,
  { booking, service: present }: BookingInPlace,
  asked: Wanted,
): Promise<SlotRequest | undefined> {
  const startBefore = booking.start.getTime();
  const start = asked.start === undefined
    ? startBefore
    : Date.parse(asked.start);
  const { serviceId = present.id, resourceId } = asked;
  const isSame = serviceId === present.id;
  if (start === startBefore && isSame && isSamePlace(booking, asked)) {
    return undefined;
  }
  const {
    stylistId = isSame && resourceId === undefined
      ? chosenStylist(booking)
      : undefined,
  } = asked;
  const {
    durationMinutes = isSame ? booking.durationMinutes ?? undefined : undefined,
  } = asked;
  const service = isSame ? present : await getService(sql, serviceId);
  const isOffered = isSame || service?.active || actor.kind === "staff";
  if (!service || !isOffered) throw notFound("Service", "serviceId");
  const place = await requirePlace(sql, { serviceId, stylistId, resourceId });
  return {
    ...withLength(service, durationMinutes),
    ...place,
    start,
    except: booking.id,
  };
}

/** Whether it stays with whom it is, and as long as it is. */
function isSamePlace(
  { stylist, resourceId, start, end }: StoredBooking,
  asked: Wanted,
): boolean {
  const minutes = (end.getTime() - start.getTime()) / 60_000;
  return (asked.stylistId ?? stylist?.id) === stylist?.id &&
    (asked.resourceId ?? resourceId) === resourceId &&
    (asked.durationMinutes ?? minutes) === minutes;
}

/** The stylist who was asked for is kept when a booking moves. */
function chosenStylist({ stylist, stylistChosen }: StoredBooking) {
  return stylistChosen ? stylist?.id : undefined;
}

/** Moves the booking to the slot; another time may have to be approved anew. */
export async function applyMove(
  context: OperationContext,
  booking: StoredBooking,
  slot: OpenSlot,
): Promise<StoredBooking> {
  const { service, start, stylist, resource, durationMinutes } = slot;
  const change = {
    service,
    start,
    durationMinutes,
    status: needsApproval(context, service)
      ? "requested" as const
      : booking.status,
    stylistChosen: stylist !== undefined ||
      (resource !== undefined && booking.stylistChosen),
    now: context.now,
  };
  return await takeSlot(
    context,
    slot,
    (tx, place) => moveBooking(tx, booking.id, change, place),
  );
}
