import { notFound } from "../../shared/http/errors.ts";
import { toLocalIso } from "../../shared/time/time_zone.ts";
import type { OperationContext } from "../operation/operation.ts";
import type { StaffOrder } from "./desk_schemas.ts";
import { type DeskOrder, getDeskOrder } from "./desk_store.ts";
import { toOrder } from "./view.ts";

/** A stored order as staff see it now. */
export function toStaffOrder(
  row: DeskOrder,
  context: Pick<OperationContext, "now" | "timeZone">,
): StaffOrder {
  const { customerId, customerName, note, staffNote, paymentIntent } = row;
  const { timeZone } = context;
  return {
    ...toOrder(row, context),
    customer: { id: customerId, name: customerName },
    note,
    staffNote,
    paymentIntent,
    readyAt: row.readyAt && toLocalIso(row.readyAt, timeZone),
    createdBy: row.createdBy,
    createdAt: toLocalIso(row.createdAt, timeZone),
  };
}

/**
 * The order as staff see it.
 *
 * @throws {ApiError} 404 if there is none.
 */
export async function readStaffOrder(
  context: Pick<OperationContext, "sql" | "now" | "timeZone">,
  orderId: string,
): Promise<StaffOrder> {
  const row = await getDeskOrder(context.sql, orderId);
  if (!row) throw notFound("Order", "orderId");
  return toStaffOrder(row, context);
}
