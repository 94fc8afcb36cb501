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
  const { paymentIntent: _, createdAt: _when, expiresAt, ...shown } = row;
  const status = statusAt(row, now);
  const expires = status === "pending" || status === "expired";
  return {
    ...shown,
    status,
    expiresAt: expires ? toLocalIso(expiresAt, timeZone) : null,
  };
}
