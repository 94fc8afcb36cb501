import { assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { addProduct } from "../product/test_products.ts";
import { testUser } from "../storage/test_actors.ts";
import { createTestDatabase } from "../storage/test_database.ts";
import { runOperation } from "../test_operation.ts";
import { PaymentDesk } from "./test_payments.ts";
import { NOON } from "./test_shop.ts";

Deno.test("a receipt names the seller, the items and the tax of each rate, as they were when it was ordered", async () => {
  await using database = await createTestDatabase();
  const { owner } = database;
  await addProduct(owner, "prd_oil", { priceMinor: 1980 });
  await addProduct(owner, "prd_tea", { priceMinor: 999 });
  await owner`update products set reduced_tax = true where id = 'prd_tea'`;
  const desk = new PaymentDesk(database, NOON);
  await desk.byStaff("business_update", {
    nameJa: "店",
    nameEn: "Shop",
    registrationNumber: "T1234567890123",
  });
  const items = [
    { productId: "prd_oil", quantity: 1 },
    { productId: "prd_tea", quantity: 3 },
  ];
  const { order } = await runOperation(database, "order_create", {
    input: { items },
    actor: testUser("hanako"),
    now: NOON,
  });
  const early = await assertRejects(() => desk.receipt(order.id), ApiError);
  assertEquals([early.status, early.code], [409, "order_not_paid"]);
  await desk.pay(order.id, 4977);
  await owner`update products set reduced_tax = not reduced_tax`;
  const { receipt } = await desk.receipt(order.id);
  const { lines, totals, seller, ...rest } = receipt;
  assertEquals(rest, {
    orderNumber: order.number,
    paidAt: "2030-01-07T12:00:00+09:00",
    paidBy: "online",
    totalMinor: 4977,
    refundedMinor: 0,
    currency: "JPY",
  });
  assertEquals([seller.name, seller.registrationNumber], [
    { ja: "店", en: "Shop" },
    "T1234567890123",
  ]);
  const line = ({ amountMinor, taxRate, isReduced }: typeof lines[number]) => [
    amountMinor,
    taxRate,
    isReduced,
  ];
  assertEquals(lines.map(line), [[1980, 1000, false], [2997, 800, true]]);
  assertEquals(totals, [
    { taxRate: 1000, isReduced: false, totalMinor: 1980, taxMinor: 180 },
    { taxRate: 800, isReduced: true, totalMinor: 2997, taxMinor: 222 },
  ]);
  const other = () => desk.receipt(order.id, "ken");
  assertEquals((await assertRejects(other, ApiError)).code, "not_found");
});

Deno.test("a receipt names who sold when it was paid, whatever the business is called later", async () => {
  await using database = await createTestDatabase();
  await addProduct(database.owner, "prd_oil", { priceMinor: 1980 });
  const desk = new PaymentDesk(database, NOON);
  const then = {
    nameJa: "店",
    nameEn: "Shop",
    sellerJa: "株式会社まどか",
    sellerEn: "Madoka Co.",
    addressJa: "まどか町1",
    addressEn: "1 Madoka",
    phone: "0312345678",
    registrationNumber: "T1234567890123",
  };
  const later = {
    nameJa: "新しい店",
    nameEn: "New Shop",
    addressJa: "かなた町2",
    registrationNumber: "",
  };
  const orderOf = async () => {
    const { order } = await runOperation(database, "order_create", {
      input: { items: [{ productId: "prd_oil", quantity: 1 }] },
      actor: testUser("hanako"),
      now: NOON,
    });
    return order.id as string;
  };
  await desk.byStaff("business_update", then);
  const [online, atCounter] = [await orderOf(), await orderOf()];
  await desk.pay(online, 1980);
  await desk.byStaff("order_take_payment", { orderId: atCounter });
  await desk.byStaff("business_update", later);
  for (const orderId of [online, atCounter]) {
    assertEquals((await desk.receipt(orderId)).receipt.seller, {
      name: { ja: "店", en: "Shop" },
      seller: { ja: "株式会社まどか", en: "Madoka Co." },
      address: { ja: "まどか町1", en: "1 Madoka" },
      phone: "0312345678",
      registrationNumber: "T1234567890123",
    });
  }
  const afterwards = await orderOf();
  await desk.pay(afterwards, 1980);
  const { seller } = (await desk.receipt(afterwards)).receipt;
  assertEquals([seller.name.en, seller.registrationNumber], ["New Shop", null]);
});
