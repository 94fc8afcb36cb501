import { notFound } from "../../shared/http/errors.ts";
import { defineOperation, type Operation } from "../operation/operation.ts";
import { CLOSED_DISPUTES } from "./history_store.ts";
import { orderDisputes, type StoredDispute } from "./payment_columns.ts";
import { markDisputedInput } from "./payment_schemas.ts";
import { orderOutput } from "./schemas.ts";
import { reporting } from "./service_operation.ts";
import type { TransactionSql } from "../storage/statement.ts";
import { getOrder } from "./store.ts";
import { toOrder } from "./view.ts";

export const orderMarkDisputed: Operation = defineOperation({
  ...reporting,
  verb: "mark_disputed",
  title: { ja: "支払いの異議を記録する", en: "Record a dispute" },
  description: {
    ja:
      "お客様の銀行が支払いに異議を申し立てたことと、その状態を記録します。スタッフが見て、証拠を期限までに送ります。",
    en:
      "Records that a customer's bank contests a payment, and the state of that. Staff see it and send evidence until it is due.",
  },
  input: markDisputedInput,
  output: orderOutput,
  async run(context, { orderId, disputeId, dueBy, ...dispute }) {
    const { sql, actor, now } = context;
    const order = await getOrder(sql, actor, orderId, { forUpdate: true });
    if (!order) throw notFound("Order", "orderId");
    context.noteBefore({ order: toOrder(order, context) });
    await writeDispute(sql, {
      ...dispute,
      id: disputeId,
      orderId,
      dueBy: dueBy === null ? null : new Date(dueBy),
      updatedAt: now,
    });
    return { order: toOrder(order, context) };
  },
});

async function writeDispute(
  sql: TransactionSql,
  dispute: Omit<StoredDispute, "issuer">,
): Promise<void> {
  const values = orderDisputes.values({
    ...dispute,
    issuer: sql`app_issuer()`,
  });
  await sql`
    insert into order_disputes ${values}
    on conflict (issuer, id) do update set status = excluded.status,
      reason = excluded.reason, amount_minor = excluded.amount_minor,
      due_by = excluded.due_by, updated_at = excluded.updated_at
    where order_disputes.status <> all (${[...CLOSED_DISPUTES]}::text[])
      and order_disputes.order_id = excluded.order_id`;
}
