import { ApiError } from "../../shared/http/errors.ts";
import { toLocalIso } from "../../shared/time/time_zone.ts";
import type { PaymentSettings } from "../business/store.ts";
import type { StoredOrder } from "./columns.ts";
import { statusAt } from "./rules.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Longest hold for checkouts, since the order was placed; in milliseconds. */
const LONGEST_CHECKOUT = 120 * MINUTE;

/** An order, as far as its hold is concerned. */
type HeldOrder = Pick<
  StoredOrder,
  "status" | "paymentStatus" | "expiresAt" | "createdAt"
>;

/** @throws {ApiError} 409 if the order cannot be paid any more. */
export function requireHoldable(order: HeldOrder, now: Date): void {
  if (order.paymentStatus !== "unpaid") {
    throw notHeld("order_already_paid", "This order is paid already");
  }
  const status = statusAt(order, now);
  if (status === "cancelled") {
    throw notHeld("order_cancelled", "This order was cancelled");
  }
  if (status === "expired") throw hasExpired();
}

/** Its items are free for others, or theirs already. */
export function hasExpired(): ApiError {
  return notHeld("order_expired", "This order expired and is held no more");
}

/**
 * Whether a voucher is awaited: nothing else is paid so much later. Only the
 * service says so, and no customer can.
 */
export function isVoucher(until: Date, now: Date): boolean {
  return until.getTime() > now.getTime() + LONGEST_CHECKOUT;
}

/**
 * Refuses a hold longer than the business allows. The end is counted from when
 * the order was placed, so that beginning anew does not prolong it.
 *
 * @throws {ApiError} 409 `hold_too_long`, with the latest end.
 */
export function requireShortEnough(
  { createdAt }: HeldOrder,
  until: Date,
  { now, settings, timeZone }: {
    now: Date;
    settings: PaymentSettings;
    timeZone: string;
  },
): void {
  const { maxVoucherDays, unpaidOrderMinutes } = settings;
  const forCheckout = Math.max(LONGEST_CHECKOUT, unpaidOrderMinutes * MINUTE);
  const forVoucher = maxVoucherDays === 0 ? 0 : (maxVoucherDays + 1) * DAY;
  const longest = isVoucher(until, now)
    ? Math.max(forCheckout, forVoucher)
    : forCheckout;
  const latest = new Date(createdAt.getTime() + longest);
  if (until <= latest) return;
  throw notHeld("hold_too_long", "This order cannot be held so long", {
    until: toLocalIso(latest, timeZone),
  });
}

function notHeld(
  code: string,
  sentence: string,
  details?: Record<string, unknown>,
): ApiError {
  return new ApiError(sentence, {
    status: 409,
    code,
    ...(details && { details }),
  });
}
