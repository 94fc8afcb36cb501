import { ApiError } from "../../shared/http/errors.ts";
import type { RefundStatus } from "./payment_schemas.ts";
import type { StoredOrder } from "./columns.ts";

/** Statuses of money that is back, or on its way. */
export const GIVEN_BACK: readonly RefundStatus[] = [
  "requested",
  "in_progress",
  "succeeded",
];

/**
 * The amount to give back, in minor units: what is asked for, or what is left.
 *
 * @throws {ApiError} 409 `already_refunded` or `refund_too_large`.
 */
export function amountToRefund(
  { paidMinor, givenBackMinor }: { paidMinor: number; givenBackMinor: number },
  wanted: number | undefined,
): number {
  const left = paidMinor - givenBackMinor;
  if (left <= 0) {
    throw new ApiError("All of this payment was given back already", {
      status: 409,
      code: "already_refunded",
    });
  }
  if (wanted !== undefined && wanted > left) {
    throw new ApiError("This is more than is left of the payment", {
      status: 409,
      code: "refund_too_large",
      details: { left },
    });
  }
  return wanted ?? left;
}

/** Whether an order is void now that so much of its payment is given back. */
export function isVoidedBy(
  { status, fulfilmentStatus, totalMinor }: StoredOrder,
  givenBackMinor: number,
): boolean {
  return status === "confirmed" && fulfilmentStatus === "unfulfilled" &&
    givenBackMinor >= totalMinor;
}
