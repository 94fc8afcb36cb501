import type { Sql, TransactionSql } from "postgres";
import { addForm } from "../form/test_forms.ts";
import { loadInBulk } from "./test_bulk_load.ts";
import type { Sizes } from "./test_many_rows.ts";

const TABLES = [
  "form_submissions",
  "order_payments",
  "order_refunds",
  "audit_log",
];

/**
 * What became of the rows of `addManyRows`: a payment for each paid order, one
 * in a thousand of a wrong amount, a form for each customer, an entry of the
 * audit for each booking.
 */
export async function addManyEntries(owner: Sql, sizes: Sizes): Promise<void> {
  await addForm(owner, "frm_sheet");
  await owner.begin((sql) =>
    loadInBulk(sql, TABLES, async () => {
      await addSubmissions(sql, sizes.customers);
      await addPayments(sql);
      await addAudit(sql, sizes);
    })
  );
  await owner`vacuum analyze`;
}

async function addSubmissions(sql: TransactionSql, count: number) {
  await sql`
    insert into form_submissions (id, form_id, version, customer_id, answers,
      submitted_at)
    select 'sub_' || i, 'frm_sheet', 1, 'cus_' || 1 + i * 7::bigint % ${count},
      '{"name": "佐藤 花子", "concerns": ["dry"], "agreed": true}',
      date_trunc('milliseconds', now() - make_interval(secs => i * 900))
    from generate_series(1, ${count}) i`;
}

async function addPayments(sql: TransactionSql) {
  await sql`
    insert into order_payments (id, order_id, issuer, payment_intent,
      amount_minor, currency, outcome, created_at)
    select 'pay_' || id, id, 'ai', 'pi_' || id, total_minor, currency,
      case when hashtext(id) % 1000 = 0 then 'amount_mismatch' else 'paid' end,
      created_at
    from orders where payment_status <> 'unpaid'`;
  await sql`
    insert into order_refunds (id, order_id, issuer, payment_intent,
      amount_minor, currency, reason, status, created_at, updated_at)
    select 'ref_' || id, id, 'ai', 'pi_' || id, total_minor, currency,
      'order_cancelled', 'succeeded', created_at, created_at
    from orders where payment_status = 'refunded'`;
}

async function addAudit(
  sql: TransactionSql,
  { bookings, orders, customers }: Sizes,
) {
  await sql`
    insert into audit_log (at, request_id, actor_kind, issuer, actor_id, jti,
      operation, kind, targets, after)
    select date_trunc('milliseconds', now() - make_interval(secs => i * 60)),
      'r' || i, case when is_staff then 'staff' else 'user' end,
      case when not is_staff then 'ai' end,
      case when is_staff then 'adm_' || i % 9
        else 'usr_' || 1 + i::bigint * 31 % ${customers} end,
      case when not is_staff then 'jti-' || i end,
      case when i % 2 = 0 then 'order_create' else 'booking_create' end,
      case when is_staff then 'read' else 'write' end,
      case when i % 2 = 0 then array['ord_' || 1 + i % ${orders}, 'prd_oil']
        else array['bkg_' || i, 'svc_cut'] end,
      '{"booking": {"status": "confirmed", "note": "[personal]"}}'
    from (select i, i % 5 = 0 as is_staff
      from generate_series(1, ${bookings}) i) as entry`;
}
