import type { Sql } from "postgres";
import {
  createTestDatabase,
  type TestDatabase,
} from "../../mcp_server/storage/test_database.ts";
import { seed } from "../local/seed.ts";

/** The issuer of this benchmark's tokens. */
export const ISSUER = "ai-service.bench";
/** How many users send requests, each with a token of its own. */
export const USERS = 100;
/** How many bookings each of them has: one page. */
export const OWN_BOOKINGS = 10;

/** The id of one of the users who send requests. */
export function userId(index: number): string {
  return `usr_${index}`;
}

/**
 * A database of its own with the demo salon, the bookings of those who send
 * requests and, scattered among them, `others` bookings of other users.
 */
export async function createBenchDatabase(
  others: number,
): Promise<TestDatabase> {
  const database = await createTestDatabase({ max: 2 });
  await seed(database.ownerUrl);
  await addBookings(database.owner, others);
  await addKeys(database.owner, others);
  await database.owner`vacuum analyze`;
  return database;
}

/**
 * Each row has a lane and an hour of its own; one in twenty is still to come.
 * Rows lie in no order, as they do where people book as they please.
 */
async function addBookings(owner: Sql, others: number) {
  await owner`
    create temporary table wanted as
    select n, case when n <= ${USERS * OWN_BOOKINGS}
        then 'usr_' || (n - 1) % ${USERS}
        else 'other_' || n % greatest(${others} / 10, 1) end as user_id,
      resources[1 + n % array_length(resources, 1)] as resource_id,
      1 + (n / array_length(resources, 1)) % 100 as lane,
      n / array_length(resources, 1) / 100 as hour
    from generate_series(1, ${USERS * OWN_BOOKINGS + others}) as n,
      (select array_agg(id) as resources from resources) as _
    order by md5(n::text)`;
  await owner`
    insert into customers (id, issuer, user_id, name, created_by, created_at,
      last_seen)
    select 'cus_' || user_id, ${ISSUER}, user_id, user_id, 'ai-service',
      now(), now()
    from (select distinct user_id from wanted) as _`;
  await owner`
    insert into bookings (id, customer_id, issuer, user_id, service_id,
      resource_id, lane, start_at, end_at, busy, status, price_minor, currency,
      created_by, created_at, updated_at)
    select 'bkg_' || md5(n::text), 'cus_' || user_id, ${ISSUER}, user_id,
      'svc_haircut', resource_id, lane, start_at, start_at + interval '1 hour',
      tstzrange(start_at, start_at + interval '1 hour', '[)'),
      case when start_at < now() then 'completed' else 'confirmed' end,
      5500, 'JPY', 'ai-service', now(), now()
    from wanted, lateral (
      select date_trunc('hour', now()) + make_interval(hours =>
        hour - (select max(hour) * 19 / 20 from wanted)) as start_at) as _`;
  await owner`drop table wanted`;
}

/** As many answers as are kept of a day: an empty table has no honest plan. */
async function addKeys(owner: Sql, others: number) {
  await owner`
    insert into idempotency_keys
      (actor_kind, issuer, actor_id, operation, key, args_sha256, result,
        created_at)
    select 'user', ${ISSUER}, 'usr_' || n % ${USERS}, 'form_submit',
      'yesterday-' || n, md5(n::text) || md5(n::text), '{}', now()
    from generate_series(1, ${others}) as n`;
}
