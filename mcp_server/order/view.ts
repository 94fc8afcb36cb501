import { toLocalIso } from "../../shared/time/time_zone.ts";
import type { OperationContext } from "../operation/operation.ts";
import { statusAt } from "./rules.ts";
import type { Order } from "./schemas.ts";
import type { StoredOrder } from "./columns.ts";

/** A stored order as its customer sees it now. */
export function toOrder(
  row: StoredOrder,
  { now, timeZone }: Pick<OperationContext, "now" | "timeZone">,
): Order {
  const { id, number, paymentStatus, fulfilmentStatus } = row;
  const { items, totalMinor, currency, refundedMinor, awaitsVoucher } = row;
  const status = statusAt(row, now);
  const expires = status === "pending" || status === "expired";
  return {
    id,
    number,
    status,
    paymentStatus,
    fulfilmentStatus,
    items,
    totalMinor,
    currency,
    expiresAt: expires ? toLocalIso(row.expiresAt, timeZone) : null,
    paidAt: row.paidAt && toLocalIso(row.paidAt, timeZone),
    refundedMinor,
    awaitsVoucher,
  };
}
