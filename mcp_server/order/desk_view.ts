import { toLocalIso } from "../../shared/time/time_zone.ts";
import type { OperationContext } from "../operation/operation.ts";
import type { StaffOrder } from "./desk_schemas.ts";
import type { DeskOrder } from "./desk_store.ts";
import { toOrder } from "./view.ts";

/** A stored order as staff see it now. */
export function toStaffOrder(
  row: DeskOrder,
  context: Pick<OperationContext, "now" | "timeZone">,
): StaffOrder {
  const { customerId, customerName, note, staffNote } = row;
  return {
    ...toOrder({ ...row, paymentIntent: null }, context),
    customer: { id: customerId, name: customerName },
    note,
    staffNote,
    createdBy: row.createdBy,
    createdAt: toLocalIso(row.createdAt, context.timeZone),
  };
}
