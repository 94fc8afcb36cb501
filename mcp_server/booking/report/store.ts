import type { Month } from "../../../shared/time/months.ts";
import type { Bilingual } from "../../../shared/ui/locale.ts";
import type { TransactionSql } from "../../storage/statement.ts";

interface Range {
  months: readonly Month[];
  now: Date;
}

/** What is booked in each month. */
export async function selectMonths(
  sql: TransactionSql,
  months: readonly Month[],
): Promise<
  { month: string; bookings: number; cancelled: number; noShows: number }[]
> {
  return await sql<
    { month: string; bookings: number; cancelled: number; noShows: number }[]
  >`
    select month,
      (count(*) filter (where status <> 'cancelled'))::int as bookings,
      (count(*) filter (where status = 'cancelled'))::int as cancelled,
      (count(*) filter (where status = 'no_show'))::int as "noShows"
    from ${monthsOf(sql, months)}
      join bookings on start_at >= since and start_at < until
    group by month`.execute();
}

/** Who came in each month: for the first time, or again. */
export async function selectPatrons(
  sql: TransactionSql,
  { months, now }: Range,
): Promise<
  { month: string; newCustomers: number; returningCustomers: number }[]
> {
  return await sql<
    { month: string; newCustomers: number; returningCustomers: number }[]
  >`
    with firsts as (
      select customer_id, min(start_at) as first from bookings
      where ${tookPlace(sql, now)} group by customer_id)
    select month,
      (count(distinct customer_id) filter (where first >= since))::int
        as "newCustomers",
      (count(distinct customer_id) filter (where first < since))::int
        as "returningCustomers"
    from ${monthsOf(sql, months)}
      join bookings on start_at >= since and start_at < until
      join firsts using (customer_id)
    where ${tookPlace(sql, now)}
    group by month`.execute();
}

/** Visits that took place, by month, service and currency. */
export async function selectSales(
  sql: TransactionSql,
  { months, now }: Range,
): Promise<SalesRow[]> {
  return await sql<SalesRow[]>`
    select month, services.id, bookings.currency,
      jsonb_build_object('ja', name_ja, 'en', name_en) as name,
      count(*)::int as count, sum(bookings.price_minor)::float8 as minor
    from ${monthsOf(sql, months)}
      join bookings on start_at >= since and start_at < until
      join services on services.id = service_id
    where ${tookPlace(sql, now)}
    group by month, services.id, bookings.currency
    order by month, minor desc, services.id, bookings.currency`.execute();
}

interface SalesRow {
  month: string;
  id: string;
  name: Bilingual;
  currency: string;
  count: number;
  minor: number;
}

/** Staff need not say of each visit that it is over. */
function tookPlace(sql: TransactionSql, now: Date) {
  return sql`(status = 'completed' or status = 'confirmed' and end_at <= ${now})`;
}

function monthsOf(sql: TransactionSql, months: readonly Month[]) {
  return sql`unnest(${months.map(({ month }) => month)}::text[],
    ${months.map(({ from }) => from.toISOString())}::timestamptz[],
    ${months.map(({ until }) => until.toISOString())}::timestamptz[])
    as months (month, since, until)`;
}
