import { assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { addProduct } from "../product/test_products.ts";
import { createTestDatabase } from "../storage/test_database.ts";
import { OIL, PaymentDesk } from "./test_payments.ts";
import { afterNoon, NOON } from "./test_shop.ts";

async function openDesk() {
  const database = await createTestDatabase();
  await addProduct(database.owner, OIL, { stock: 10 });
  const desk = new PaymentDesk(database, NOON);
  const codeOf = async (name: string, orderId: string) => {
    const call = () => desk.byStaff(name, { orderId });
    return (await assertRejects(call, ApiError)).code;
  };
  return { database, desk, codeOf };
}

Deno.test("why an order is not made ready or handed over is told by its own code", async () => {
  const { database, desk, codeOf } = await openDesk();
  await using _ = database;
  const [unpaid, cancelled, handedOver, givenBack] = await Promise.all(
    ["a", "b", "c", "d"].map(async (by) => (await desk.place(1, by)).id),
  );
  await desk.cancel(cancelled, "b");
  await desk.pay(handedOver, 1000);
  await desk.byStaff("order_hand_over", { orderId: handedOver });
  await desk.pay(givenBack, 1000);
  await desk.byStaff("order_refund", {
    orderId: givenBack,
    reason: "goodwill",
  });
  const [wanted] = await desk.wantedRefunds();
  await desk.reportRefund(wanted, "succeeded");
  const ready = (id: string) => codeOf("order_ready", id);
  assertEquals(await ready(unpaid), "order_not_paid");
  assertEquals(await ready(cancelled), "order_cancelled");
  assertEquals(await ready(handedOver), "order_handed_over");
  assertEquals(await ready(givenBack), "order_refunded");
  assertEquals(await codeOf("order_hand_over", givenBack), "order_refunded");
  desk.now = afterNoon(60);
  assertEquals(await ready(unpaid), "order_expired");
});
