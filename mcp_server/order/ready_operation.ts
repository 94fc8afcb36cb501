import {
  CHANGING,
  defineStaffOperation,
  type Operation,
} from "../operation/operation.ts";
import { notFound } from "../../shared/http/errors.ts";
import { staffOrderOutput } from "./desk_schemas.ts";
import { readStaffOrder } from "./desk_view.ts";
import { requirePaid } from "./hand_over_operation.ts";
import { getInput } from "./schemas.ts";
import { getOrder } from "./store.ts";

export const orderReady: Operation = defineStaffOperation({
  noun: "order",
  verb: "ready",
  kind: "write",
  scope: "order:read",
  title: { ja: "商品を用意できた", en: "Say that an order can be picked up" },
  description: {
    ja:
      "支払い済みの注文を、渡せる状態にし、お客様に知らせます。もう一度しても何も変わりません。",
    en:
      "Marks a paid order as ready, which its customer is told. Doing it again changes nothing.",
  },
  annotations: CHANGING,
  input: getInput,
  output: staffOrderOutput,
  async run(context, { orderId }) {
    const { sql, actor, now } = context;
    const order = await getOrder(sql, actor, orderId, { forUpdate: true });
    if (!order) throw notFound("Order", "orderId");
    const before = await readStaffOrder(context, orderId);
    context.noteBefore({ order: before });
    if (before.readyAt !== null) return { order: before };
    requirePaid(order, now);
    await sql`
      update orders set ready_at = ${now}, updated_at = ${now}
      where id = ${orderId}`;
    return { order: await readStaffOrder(context, orderId) };
  },
});
