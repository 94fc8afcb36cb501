import type { Sql, TransactionSql } from "postgres";
import { addCatalogue } from "../booking/admin_test_data.ts";
import { loadInBulk } from "./test_bulk_load.ts";

/** How many rows of each kind. */
export interface Sizes {
  customers: number;
  bookings: number;
  orders: number;
}

/** Statuses of orders, each so often in a thousand. */
const ORDER_STATES = [
  ["completed", "paid", "fulfilled", 880],
  ["expired", "unpaid", "unfulfilled", 60],
  ["cancelled", "unpaid", "unfulfilled", 40],
  ["cancelled", "refunded", "unfulfilled", 15],
  ["confirmed", "paid", "unfulfilled", 4],
  ["pending", "unpaid", "unfulfilled", 1],
] as const;

const TABLES = ["customers", "bookings", "orders", "order_items"];

/**
 * Fills a shop of many years: names as frequent as in Japan, few of everything
 * that is open.
 */
export async function addManyRows(owner: Sql, sizes: Sizes): Promise<void> {
  await addCatalogue(owner);
  await owner`
    insert into products (id, name_ja, name_en, description_ja, description_en,
      price_minor, currency, stock, active)
    values ('prd_oil', 'ヘアオイル', 'Hair oil', '', '', 1000, 'JPY', 2000000,
      true)`;
  await owner.begin((sql) =>
    loadInBulk(sql, TABLES, async () => {
      await addCustomers(sql, sizes.customers);
      await addBookings(sql, sizes);
      await addOrders(sql, sizes);
    })
  );
  await owner`vacuum analyze`;
}

async function addCustomers(sql: TransactionSql, count: number) {
  await sql`
    insert into customers (id, issuer, user_id, name, furigana, email, phone,
      created_by, created_at, last_seen, search)
    select *, customer_search_text(name, furigana, email, phone) from (
    select 'cus_' || i as id,
      case when i % 4 > 0 then 'ai' end, case when i % 4 > 0 then 'usr_' || i end,
      family[1 + i % 20] || ' ' || given[1 + (i / 20) % 20] as name,
      reading[1 + i % 20] || ' ' || given_reading[1 + (i / 20) % 20] as furigana,
      'person' || i || '@example.com' as email,
      '090' || lpad((i::bigint * 7919 % 100000000)::text, 8, '0') as phone,
      'ai-service',
      date_trunc('milliseconds', now() - make_interval(secs => i * 700)),
      date_trunc('milliseconds', now() - make_interval(secs => i * 700))
    from generate_series(1, ${count}) i,
      (select string_to_array('佐藤,鈴木,高橋,田中,伊藤,渡辺,山本,中村,小林,加藤,吉田,山田,佐々木,山口,松本,井上,木村,林,斎藤,清水', ',') as family,
        string_to_array('さとう,すずき,たかはし,たなか,いとう,わたなべ,やまもと,なかむら,こばやし,かとう,よしだ,やまだ,ささき,やまぐち,まつもと,いのうえ,きむら,はやし,さいとう,しみず', ',') as reading,
        string_to_array('花子,一郎,太郎,陽菜,蓮,葵,大翔,結衣,湊,凛,樹,芽依,悠真,紬,朝陽,莉子,陽翔,美咲,健一,幸子', ',') as given,
        string_to_array('はなこ,いちろう,たろう,ひな,れん,あおい,ひろと,ゆい,みなと,りん,いつき,めい,ゆうま,つむぎ,あさひ,りこ,はると,みさき,けんいち,さちこ', ',') as given_reading
      ) as names) as people`;
}

/** Two in a hundred are to come, on a hundred lanes; the others are over. */
async function addBookings(
  sql: TransactionSql,
  { bookings, customers }: Sizes,
) {
  await sql`
    insert into bookings (id, customer_id, service_id, resource_id, lane,
      start_at, end_at, busy, status, price_minor, currency, created_by,
      created_at, updated_at, cancelled_at)
    select 'bkg_' || i, 'cus_' || 1 + i::bigint * 31 % ${customers}, 'svc_cut',
      'res_chair', 1 + i % 100, start, start + interval '1 hour',
      tstzrange(start, start + interval '1 hour', '[)'), status, 5500, 'JPY',
      'ai-service', start, start,
      case when status = 'cancelled' then start end
    from (
      select i, case when i <= coming
          then date_trunc('hour', now()) + make_interval(hours => i / 100)
          else date_trunc('hour', now()) - make_interval(mins => 60 + (i - coming) * 3)
        end as start,
        case when i <= coming then
          case when i % 500 = 0 then 'requested' else 'confirmed' end
        when i % 20 = 0 then 'cancelled'
        when i % 97 = 0 then 'no_show' else 'completed' end as status
      from generate_series(1, ${bookings}) i,
        (select ${Math.ceil(bookings / 50)}::int as coming) as part
    ) as booking`;
}

async function addOrders(sql: TransactionSql, { orders, customers }: Sizes) {
  const ends = ORDER_STATES.map((_, index) =>
    ORDER_STATES.slice(0, index + 1)
      .reduce((sum, [, , , share]) => sum + share, 0)
  );
  const states = ORDER_STATES.map(([status, payment, fulfilment], index) => ({
    status,
    payment,
    fulfilment,
    upto: ends[index]!,
    least: index === 0 ? 0 : ends[index - 1]!,
  }));
  await sql`
    insert into orders (id, number, customer_id, status, payment_status,
      fulfilment_status, total_minor, currency, paid_at, payment_intent,
      expires_at, created_by, created_at, updated_at)
    select 'ord_' || i, left(code, 4) || '-' || right(code, 4),
      'cus_' || 1 + i::bigint * 17 % ${customers}, status, payment, fulfilment,
      1000, 'JPY', case when payment <> 'unpaid' then at end, null,
      case when status = 'pending' then now() + interval '30 minutes' else at end,
      'ai-service', at, at
    from generate_series(1, ${orders}) i
    join jsonb_to_recordset(${sql.json(states)}) as state
      (status text, payment text, fulfilment text, least int, upto int)
      on i::bigint * 7919 % 1000 >= least and i::bigint * 7919 % 1000 < upto,
      lateral (select
        upper(lpad(to_hex(i::bigint * 2654435761 % 4294967296), 8, '0')) as code,
        date_trunc('milliseconds', now() - make_interval(secs => i * 150)) as at
      ) as made`;
  await sql`
    insert into order_items (order_id, position, product_id, name_ja, name_en,
      quantity, unit_price_minor)
    select id, 0, 'prd_oil', 'ヘアオイル', 'Hair oil', 1, 1000 from orders`;
}
