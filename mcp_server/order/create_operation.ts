import { lockCustomer } from "../customer/store.ts";
import type { Operation } from "../operation/operation.ts";
import { defineWrite, inSteps } from "../operation/write.ts";
import { placeOrder, planOrder } from "./place.ts";
import { describeOrder } from "./preview.ts";
import { createInput, orderOutput } from "./schemas.ts";
import { toOrder } from "./view.ts";

export const orderCreate: Operation = defineWrite({
  noun: "order",
  verb: "create",
  scope: "order:create",
  previewScopes: ["product:read"],
  title: { ja: "注文する", en: "Order" },
  description: {
    ja:
      "商品をこのお客様の名前で注文し、在庫を expiresAt まで確保します。料金は店が決めた現在の価格で、渡すことはできません。expiresAt までに支払いがなければ注文は expired となり、在庫は戻ります。足りなければ out_of_stock となり、details.available に残りの数が入ります。勝手に数を変えず、お客様に尋ねてください。未払いの注文や数が店の上限に達すると too_many_unpaid_orders、too_many_units になります。",
    en:
      "Orders products for this customer and holds the stock until expiresAt. Prices are the shop's at this moment and cannot be given. An order that is not paid by expiresAt expires and its stock goes back. If there is too little the answer is out_of_stock with what is left in details.available; ask the customer instead of changing the quantity. Beyond the shop's limits the answer is too_many_unpaid_orders or too_many_units.",
  },
  annotations: {
    readOnlyHint: false,
    destructiveHint: false,
    idempotentHint: false,
    openWorldHint: false,
  },
  user: inSteps({
    input: createInput,
    output: orderOutput,
    // Expired orders and products are locked where the stock is taken.
    lock: (context) => [lockCustomer(context)],
    plan: planOrder,
    async apply(context, plan, input) {
      const row = await placeOrder(context, plan, input);
      return { order: toOrder(row, context) };
    },
    describe: describeOrder,
  }),
  staff: "none",
});
