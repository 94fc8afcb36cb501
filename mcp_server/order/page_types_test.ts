import { assertEquals } from "@std/assert";
import {
  FULFILMENTS,
  ORDER_STATUSES,
  type OrderHistory as ShownHistory,
  type OrderPage as ShownPage,
  PAYMENTS,
} from "../ui/records/order.ts";
import type { OrderHistory, OrderPage } from "./desk_schemas.ts";
import { order } from "./schemas.ts";

// Pages have types of their own, as they are there without this slice, too.
// These lines type check while what the operations answer fits them.
const page = (answer: OrderPage): ShownPage => answer;
const history = (answer: OrderHistory): ShownHistory => answer;

Deno.test("pages know each status of an order, and read what the operations answer", () => {
  const { status, paymentStatus, fulfilmentStatus } = order.shape;
  assertEquals(status.options, [...ORDER_STATUSES]);
  assertEquals(paymentStatus.options, [...PAYMENTS]);
  assertEquals(fulfilmentStatus.options, [...FULFILMENTS]);
  const none = { items: [], nextCursor: null };
  assertEquals([page(none), history({ items: [] })], [none, { items: [] }]);
});
