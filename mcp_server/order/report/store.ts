import type { Month } from "../../../shared/time/months.ts";
import type { TransactionSql } from "../../storage/statement.ts";
import type { OrderReport } from "./operation.ts";

/** What was paid in each month, by currency. */
export async function selectMonths(
  sql: TransactionSql,
  months: readonly Month[],
): Promise<OrderReport["months"]> {
  return await sql<OrderReport["months"]>`
    select month, currency, count(*)::int as orders,
      sum(total_minor)::float8 as minor,
      sum(refunded_minor)::float8 as "refundedMinor"
    from ${monthsOf(sql, months)}
      join orders on paid_at >= since and paid_at < until
    group by month, currency order by month, currency`.execute();
}

/** What was paid for each product, under the name that it was ordered by last. */
export async function selectProducts(
  sql: TransactionSql,
  months: readonly Month[],
): Promise<OrderReport["products"]> {
  return await sql<OrderReport["products"]>`
    select month, product_id as id, currency,
      (array_agg(jsonb_build_object('ja', name_ja, 'en', name_en)
        order by paid_at desc, orders.id))[1] as name,
      sum(quantity)::int as count,
      sum(quantity * unit_price_minor)::float8 as minor
    from ${monthsOf(sql, months)}
      join orders on paid_at >= since and paid_at < until
      join order_items on order_id = orders.id
    group by month, product_id, currency
    order by month, minor desc, product_id, currency`.execute();
}

function monthsOf(sql: TransactionSql, months: readonly Month[]) {
  return sql`unnest(${months.map(({ month }) => month)}::text[],
    ${months.map(({ from }) => from.toISOString())}::timestamptz[],
    ${months.map(({ until }) => until.toISOString())}::timestamptz[])
    as months (month, since, until)`;
}
