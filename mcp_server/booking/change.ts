import { ApiError, notFound } from "../../shared/http/errors.ts";
import type { OperationContext } from "../operation/operation.ts";
import { getService, type Service } from "./catalogue.ts";
import { reserveSlot } from "./reserve_slot.ts";
import { isBeforeCutoff } from "./rules.ts";
import type { StoredBooking } from "./columns.ts";
import { getBooking, moveBooking } from "./store.ts";
import { toBooking } from "./view.ts";

/** A booking that is about to change, with what applies to it. */
export interface ChangingBooking {
  booking: StoredBooking;
  /** The service it was booked for, on offer or not. */
  service: Service;
}

/**
 * The actor's booking, locked until the transaction ends.
 *
 * @throws {ApiError} 404 if there is none of that id.
 */
export async function getForChange(
  { sql, actor, timeZone, noteBefore }: OperationContext,
  id: string,
): Promise<ChangingBooking> {
  const booking = await getBooking(sql, actor, id, { forUpdate: true });
  if (!booking) throw notFound("Booking");
  noteBefore({ booking: toBooking(booking, timeZone) });
  const service = await getService(sql, booking.serviceId);
  if (!service) throw notFound("Service");
  return { booking, service };
}

/**
 * Refuses what is over.
 *
 * @throws {ApiError} 409 `booking_not_active`.
 */
export function requireActive({ booking }: ChangingBooking): void {
  const { status } = booking;
  if (status === "pending" || status === "confirmed") return;
  throw new ApiError(`This booking is ${status} and cannot be changed`, {
    status: 409,
    code: "booking_not_active",
    details: { status },
  });
}

/**
 * Refuses a change that comes too late to give the place to someone else.
 *
 * @throws {ApiError} 409 `too_late_to_change` or `too_late_to_cancel`.
 */
export function requireBeforeCutoff(
  { booking, service }: ChangingBooking,
  now: Date,
  what: "change" | "cancel",
): void {
  if (isBeforeCutoff(service, booking.start, now)) return;
  const { cancelCutoffMinutes } = service;
  throw new ApiError(
    `It is too late to ${what} this booking; please call the business`,
    {
      status: 409,
      code: `too_late_to_${what}`,
      details: { cancelCutoffMinutes },
    },
  );
}

/**
 * Moves a booking to another start or service.
 *
 * @throws {ApiError} 404 if the service is not on offer; what
 * {@linkcode reserveSlot} throws.
 */
export async function move(
  context: OperationContext,
  { booking, service: present }: ChangingBooking,
  { start, serviceId }: { start: number; serviceId: string },
): Promise<StoredBooking> {
  const { sql, now } = context;
  const isSame = serviceId === present.id;
  const service = isSame ? present : await getService(sql, serviceId);
  if (!service?.active) throw notFound("Service");
  const bookingRequest = { service, start, except: booking.id };
  return await reserveSlot(
    context,
    bookingRequest,
    (tx, place) => moveBooking(tx, booking.id, { service, start, now }, place),
  );
}
