import { ApiError } from "../../shared/http/errors.ts";
import { sqlState } from "../storage/database_error.ts";
import type { TransactionSql } from "../storage/statement.ts";
import type { RowOf } from "../storage/table.ts";
import { orderPayments, paymentRow } from "./payment_columns.ts";
import type { Payment } from "./payment_rules.ts";
import type { PaymentOutcome } from "./payment_schemas.ts";

/** SQLSTATE of a row that another one is equal to. */
export const UNIQUE_VIOLATION = "23505";

/** A payment that was reported before. */
export type KnownPayment = RowOf<typeof paymentRow>;

/**
 * Whether enough of each item of the order is there, apart from what others
 * hold. The order has to be locked; its products stay locked until the
 * transaction ends.
 */
export async function isInStock(
  sql: TransactionSql,
  orderId: string,
  now: Date,
): Promise<boolean> {
  const [row] = await sql<[{ isEnough: boolean }]>`
    select stock_suffices(${now}, ${orderId}) as "isEnough"`;
  return row.isEnough;
}

/**
 * The payment of that name, of one order or of any. A service sees its own, so
 * the name means one to it; of another issuer's, staff name the order, too.
 */
export async function getPayment(
  sql: TransactionSql,
  { paymentIntent, orderId }: { paymentIntent: string; orderId?: string },
): Promise<KnownPayment | undefined> {
  const ofOrder = orderId === undefined
    ? sql``
    : sql`and order_id = ${orderId}`;
  const [row] = await sql<KnownPayment[]>`
    select ${paymentRow.list} from order_payments
    where payment_intent = ${paymentIntent} ${ofOrder}`;
  return row;
}

/**
 * Writes down a payment and what became of it.
 *
 * @throws {ApiError} 409 `payment_already_used` if it is another order's.
 */
export async function createPayment(
  sql: TransactionSql,
  { now, ...payment }: Payment & {
    id: string;
    orderId: string;
    outcome: PaymentOutcome;
    now: Date;
  },
): Promise<void> {
  const issuer = sql`app_issuer()`;
  const values = orderPayments.values({ ...payment, issuer, createdAt: now });
  try {
    await sql`insert into order_payments ${values}`;
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw alreadyUsed();
  }
}

/** Money that was reported for one order pays for no other. */
export function alreadyUsed(): ApiError {
  return new ApiError("This payment was recorded for another order", {
    status: 409,
    code: "payment_already_used",
  });
}
