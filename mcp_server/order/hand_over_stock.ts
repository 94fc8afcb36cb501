import type { OperationContext } from "../operation/operation.ts";

/** Writes down, for each product of an order, that its units left the shop. */
export async function recordHandOver(
  { sql, actor, now }: Pick<OperationContext, "sql" | "actor" | "now">,
  orderId: string,
): Promise<void> {
  const author = actor.kind === "staff" ? actor.email : "";
  await sql`
    insert into stock_movements
      (product_id, change, on_hand, reason, note, author, created_at)
    select products.id, -quantity, stock, 'handed_over', number, ${author},
      ${now}
    from order_items join products on products.id = product_id
    join orders on orders.id = order_id
    where order_id = ${orderId}`;
}
