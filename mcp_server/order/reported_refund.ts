import { notFound } from "../../shared/http/errors.ts";
import type { OperationContext } from "../operation/operation.ts";
import { sqlState } from "../storage/database_error.ts";
import type { StoredOrder } from "./columns.ts";
import type { RefundStatus } from "./payment_schemas.ts";
import { getPayment, UNIQUE_VIOLATION } from "./payment_store.ts";
import { GIVEN_BACK } from "./refund_rules.ts";
import {
  agreeWithRefunds,
  cancelIfVoid,
  createRefund,
  sumRefunds,
} from "./refund_store.ts";
import { reduceRequested } from "./requested_refunds.ts";

/** A refund that nobody asked for here, as its service reports it. */
export interface ReportedRefund {
  /** The payment provider's name for it. */
  refundId: string;
  /** Missing where the caller takes it for one that it was asked for. */
  paymentIntent?: string | undefined;
  amountMinor: number;
  currency: string;
  status: RefundStatus;
}

/**
 * Writes down money that was given back at the payment provider, and makes the
 * order agree with it, as with a refund by staff.
 *
 * @throws {ApiError} 404 where it is of no payment of this order.
 */
export async function recordReported(
  context: OperationContext,
  order: StoredOrder,
  { refundId, paymentIntent, ...refund }: ReportedRefund,
): Promise<StoredOrder> {
  if (paymentIntent === undefined) throw notFound("Refund", "refundId");
  const { sql, now } = context;
  const { id: orderId } = order;
  const isKept = order.paymentIntent === paymentIntent;
  const paidMinor = isKept
    ? order.totalMinor
    : (await getPayment(sql, { paymentIntent, orderId }))?.amountMinor;
  if (paidMinor === undefined) throw notFound("Payment", "paymentIntent");
  const row = { ...refund, paymentIntent, id: refundId, orderId, now };
  await createRefund(sql, { ...row, reason: "made_at_provider" })
    .catch((error) => {
      // Another order has a refund of that name.
      const isTaken = sqlState(error) === UNIQUE_VIOLATION;
      throw isTaken ? notFound("Refund", "refundId") : error;
    });
  await reduceRequested(context, row, paidMinor);
  if (!isKept) return order;
  const agreed = await agreeWithRefunds(sql, order, now);
  const givenBack = await sumRefunds(sql, row, GIVEN_BACK);
  return await cancelIfVoid(sql, agreed, { givenBack, now });
}
