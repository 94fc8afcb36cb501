import type { StaffOrderFilter } from "./desk_schemas.ts";
import { order, orderStatus } from "./schemas.ts";

/** Order, payment and fulfilment status together. */
export type State = readonly [
  status: string,
  payment: string,
  fulfilment: string,
];

/** Every combination of statuses. */
export const STATES: readonly State[] = orderStatus.options.flatMap((status) =>
  order.shape.paymentStatus.options.flatMap((payment) =>
    order.shape.fulfilmentStatus.options.map((fulfilment): State => [
      status,
      payment,
      fulfilment,
    ])
  )
);

/**
 * The combinations that a filter lets through. An order is stored as pending
 * until somebody writes down that it expired, so both can be expired.
 */
export function statesOf(
  { status, paymentStatus, fulfilmentStatus }: Pick<
    StaffOrderFilter,
    "status" | "paymentStatus" | "fulfilmentStatus"
  >,
): State[] {
  const stored: (string | undefined)[] = status === "expired"
    ? ["expired", "pending"]
    : [status];
  return STATES.filter(([ofOrder, payment, fulfilment]) =>
    (status === undefined || stored.includes(ofOrder)) &&
    (paymentStatus ?? payment) === payment &&
    (fulfilmentStatus ?? fulfilment) === fulfilment
  );
}
