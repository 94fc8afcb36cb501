import { assertEquals } from "@std/assert";
import { foldText } from "../../shared/text/unprintable.ts";
import { PRODUCT_NAMES, PRODUCTS, STOCK } from "../product/test_examples.ts";
import { stockOf } from "../product/test_products.ts";
import type { SliceExamples } from "../surfaces/test_slices.ts";
import { amount } from "../surfaces/test_texts.ts";
import type { Order } from "./schemas.ts";

const [PRODUCT, OTHER] = PRODUCTS;

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
    order_cancel: { orderId },
    order_history: { orderId },
    order_note: { orderId, note: "a note" },
    order_receipt: { orderId },
    order_payments: { orderId },
    order_mismatches: {},
    order_take_payment: { orderId },
    order_refund: { orderId, reason: "goodwill" },
  }),
  pools: () => ({ currency: ["JPY"] }),
  previews: ({ owned: { orderId } }) => [{
    operation: "order_cancel",
    by: "user",
    args: { orderId },
    texts: { orderId: [PRODUCT_NAMES[PRODUCT]] },
  }, {
    operation: "order_cancel",
    by: "staff",
    args: { orderId },
    texts: { orderId: [PRODUCT_NAMES[PRODUCT]] },
  }, {
    operation: "order_create",
    by: "user",
    args: {
      items: [
        { productId: PRODUCT, quantity: 7 },
        { productId: OTHER, quantity: 23 },
      ],
      note: "午後に受け取ります",
    },
    texts: {
      "items.productId": [PRODUCT_NAMES[PRODUCT], PRODUCT_NAMES[OTHER]],
      "items.quantity": ["× 7", "× 23"],
      note: ["午後に受け取ります"],
    },
    empty: { note: null },
  }],
  effects: {
    order_cancel: ({ order }: { order: Order }) => ({
      texts: [order.number, ...order.items.map(({ name }) => name)],
    }),
    order_create: ({ order }: { order: Order }, { note }) => ({
      texts: [
        ...order.items.flatMap(({ name, quantity, unitPriceMinor }) => [
          name,
          `${amount(unitPriceMinor)} × ${quantity}`,
          amount(unitPriceMinor * quantity),
        ]),
        amount(order.totalMinor),
        foldText(note ?? ""),
      ],
      totalMinor: order.totalMinor,
    }),
  },
  untried: ["order_mark_refunded.paymentIntent"],
  asOtherService({ owned: { orderId } }) {
    const payment = {
      paymentIntent: "pi_1",
      amountMinor: 1000,
      currency: "JPY",
    };
    const { amountMinor, currency } = payment;
    const refund = {
      refundId: "rfd_1",
      amountMinor,
      currency,
      status: "failed",
    };
    const dispute = {
      disputeId: "dp_1",
      status: "needs_response",
      reason: "fraudulent",
      dueBy: null,
    };
    return [
      ["order_mark_paid", { orderId, ...payment }, 404],
      ["order_mark_paid", { orderId: "ord_none", ...payment }, 404],
      ["order_hold", { orderId, until: null }, 404],
      // It sees refunds of its own orders, and there are none.
      ["order_refunds", {}, 200],
      ["order_mark_refunded", { orderId, ...refund }, 404],
      ["order_mark_disputed", { orderId, ...payment, ...dispute }, 404],
    ];
  },
};
