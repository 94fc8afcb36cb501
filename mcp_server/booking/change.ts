import { ApiError, notFound } from "../../shared/http/errors.ts";
import { lockCustomer } from "../customer/store.ts";
import type { OperationContext } from "../operation/operation.ts";
import type { Row, Statement } from "../storage/statement.ts";
import type { PlanContext } from "../operation/write.ts";
import { getService, type Service } from "./catalogue.ts";
import type { Override } from "./overrides.ts";
import { isBeforeCutoff } from "./rules.ts";
import type { StoredBooking } from "./columns.ts";
import { getBooking, lockBooking, lockCustomerOf } from "./store.ts";

/**
 * A booking, with the service it was booked for, on offer or not. Name and
 * cut-off are those that were agreed on, the rest is as it is now.
 */
export interface BookingInPlace {
  booking: StoredBooking;
  service: Service;
}

/**
 * The actor's booking.
 *
 * @throws {ApiError} 404 if there is none of that id.
 */
export async function getBookingInPlace(
  { sql, actor }: PlanContext,
  id: string,
): Promise<BookingInPlace> {
  const booking = await getBooking(sql, actor, id);
  if (!booking) throw notFound("Booking", "bookingId");
  const service = await getService(sql, booking.serviceId);
  if (!service) throw notFound("Service");
  return { booking, service: asAgreed(service, booking) };
}

function asAgreed(
  service: Service,
  { serviceJa, serviceEn, cancelCutoffMinutes }: StoredBooking,
): Service {
  const name = { ja: serviceJa, en: serviceEn };
  return { ...service, name, cancelCutoffMinutes };
}

/**
 * The statements that lock a booking and, ahead of it, its customer: as when
 * they are forgotten.
 */
export function lockBookingInPlace(
  context: OperationContext,
  id: string,
): Statement<Row[]>[] {
  const { sql, actor } = context;
  return [
    actor.kind === "staff" ? lockCustomerOf(sql, id) : lockCustomer(context),
    lockBooking(sql, actor, id),
  ];
}

/**
 * Refuses what is over.
 *
 * @throws {ApiError} 409 `booking_not_active`.
 */
export function requireActive({ booking }: BookingInPlace): void {
  const { status } = booking;
  if (status === "requested" || status === "confirmed") return;
  throw new ApiError(`This booking is ${status} and cannot be changed`, {
    status: 409,
    code: "booking_not_active",
    details: { status },
  });
}

/**
 * Refuses a change that comes too late to give the place to someone else. Staff
 * may make it all the same; resolves to what they then act against.
 *
 * @throws {ApiError} 409 `too_late_to_change` or `too_late_to_cancel`.
 */
export function requireBeforeCutoff(
  { booking, service }: BookingInPlace,
  { now, actor }: Pick<PlanContext, "now" | "actor">,
  what: "change" | "cancel",
): Override[] {
  if (isBeforeCutoff(service, booking.start, now)) return [];
  if (actor.kind === "staff") return ["too_late"];
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
 * Refuses to change what was changed since it was seen.
 *
 * @throws {ApiError} 409 `booking_changed`.
 */
export function requireVersion(
  { booking }: BookingInPlace,
  expected: number | undefined,
): void {
  if (expected === undefined || expected === booking.version) return;
  throw new ApiError("This booking was changed meanwhile; read it again", {
    status: 409,
    code: "booking_changed",
    details: { version: booking.version },
  });
}
