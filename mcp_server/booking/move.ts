import { notFound } from "../../shared/http/errors.ts";
import type { OperationContext } from "../operation/operation.ts";
import type { PlanContext } from "../operation/write.ts";
import { needsApproval } from "./approval.ts";
import { getService } from "./catalogue.ts";
import type { BookingInPlace } from "./change.ts";
import type { StoredBooking } from "./columns.ts";
import { type OpenSlot, type SlotRequest, takeSlot } from "./slot.ts";
import { moveBooking } from "./store.ts";
import { requireStylist } from "./stylist.ts";

/** When, for what and with whom a booking is to be. */
interface Wanted {
  start?: string | undefined;
  serviceId?: string | undefined;
  stylistId?: string | undefined;
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
  const { serviceId = present.id } = asked;
  const isSame = serviceId === present.id;
  const { stylistId = isSame ? chosenStylist(booking) : undefined } = asked;
  const isSameStylist = asked.stylistId === undefined ||
    asked.stylistId === booking.stylist?.id;
  if (start === startBefore && isSame && isSameStylist) return undefined;
  const service = isSame ? present : await getService(sql, serviceId);
  const isOffered = isSame || service?.active || actor.kind === "staff";
  if (!service || !isOffered) throw notFound("Service", "serviceId");
  const stylist = stylistId === undefined
    ? undefined
    : await requireStylist(sql, { serviceId, stylistId });
  return { service, stylist, start, except: booking.id };
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
  const { service, start, stylist } = slot;
  const change = {
    service,
    start,
    status: needsApproval(context, service)
      ? "requested" as const
      : booking.status,
    stylistChosen: stylist !== undefined,
    now: context.now,
  };
  return await takeSlot(
    context,
    slot,
    (tx, place) => moveBooking(tx, booking.id, change, place),
  );
}
