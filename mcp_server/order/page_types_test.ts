import { assertEquals } from "@std/assert";
import {
  FULFILMENTS,
  HISTORY_EVENTS,
  type Mismatches as ShownMismatches,
  ORDER_STATUSES,
  type OrderHistory as ShownHistory,
  type OrderPage as ShownPage,
  type OrderPayments as ShownPayments,
  PAYMENTS,
  REFUND_REASONS,
  REFUND_STATUSES,
  REJECTIONS,
} from "../ui/records/order.ts";
import type { OrderHistory, OrderPage } from "./desk_schemas.ts";
import { historyEvent } from "./history_events.ts";
import {
  paymentOutcome,
  refundStatus,
  staffReason,
} from "./payment_schemas.ts";
import { order } from "./schemas.ts";
import type { Mismatches, OrderPayments } from "./staff_payment_schemas.ts";

// Pages have types of their own, as they are there without this slice, too.
// These lines type check while what the operations answer fits them.
const page = (answer: OrderPage): ShownPage => answer;
const history = (answer: OrderHistory): ShownHistory => answer;
const payments = (answer: OrderPayments): ShownPayments => answer;
const mismatches = (answer: Mismatches): ShownMismatches => answer;

Deno.test("pages know each status of an order, and read what the operations answer", () => {
  const { status, paymentStatus, fulfilmentStatus } = order.shape;
  assertEquals(status.options, [...ORDER_STATUSES]);
  assertEquals(paymentStatus.options, [...PAYMENTS]);
  assertEquals(fulfilmentStatus.options, [...FULFILMENTS]);
  const none = { items: [], nextCursor: null };
  assertEquals([page(none), history({ items: [] })], [none, { items: [] }]);
  assertEquals(mismatches(none), none);
  const nothing = { payments: [], refunds: [], disputes: [] };
  assertEquals(payments(nothing), nothing);
  assertEquals(paymentOutcome.options, ["paid", ...REJECTIONS]);
  assertEquals(staffReason.options, [...REFUND_REASONS]);
  assertEquals(historyEvent.options, [...HISTORY_EVENTS]);
  assertEquals(refundStatus.options, [...REFUND_STATUSES]);
});
