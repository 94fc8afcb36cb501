import { assertEquals } from "@std/assert";
import { PRODUCTS, STOCK } from "../product/test_examples.ts";
import { stockOf } from "../product/test_products.ts";
import type { SliceExamples } from "../surfaces/test_slices.ts";

const [PRODUCT] = PRODUCTS;

export const examples: SliceExamples = {
  creations: [{
    operation: "order_create",
    table: "orders",
    args: ({ text, round }) => ({
      items: [{ productId: PRODUCT, quantity: 1 + round }],
      note: text,
    }),
    owned: ({ order }) => ({ orderId: order.id }),
    async assertDone(owner, times) {
      assertEquals(await stockOf(owner, PRODUCT), STOCK - times);
    },
  }],
  inputs: ({ owned: { orderId } }) => ({
    order_list: {},
    order_get: { orderId },
  }),
  pools: () => ({ currency: ["JPY"] }),
  asOtherService({ owned: { orderId } }) {
    const payment = {
      paymentIntent: "pi_1",
      amountMinor: 1000,
      currency: "JPY",
    };
    return [
      ["order_mark_paid", { orderId, ...payment }, 404],
      ["order_mark_paid", { orderId: "ord_none", ...payment }, 404],
    ];
  },
};
