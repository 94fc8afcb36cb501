import {
  plainNumber,
  type Row,
  type Statement,
  type TransactionSql,
} from "../storage/statement.ts";
import type { RowOf } from "../storage/table.ts";
import { orders } from "./columns.ts";
import { type State, STATES, statesOf } from "./desk_states.ts";
import type { StaffOrderFilter } from "./desk_schemas.ts";
import type { OrderItem } from "./schemas.ts";

const deskRow = orders.pick(
  "id",
  "number",
  "customerId",
  "status",
  "paymentStatus",
  "fulfilmentStatus",
  "totalMinor",
  "currency",
  "note",
  "staffNote",
  "paymentIntent",
  "paidAt",
  "readyAt",
  "refundedMinor",
  "awaitsVoucher",
  "expiresAt",
  "createdBy",
  "createdAt",
);
/** An order as stored, with whom it is of. */
export type DeskOrder = RowOf<typeof deskRow> & {
  items: OrderItem[];
  customerName: string;
};

/** Which orders, from where on. */
export interface DeskOrderQuery {
  filter: StaffOrderFilter;
  now: Date;
  after?: { first: Date; id: string } | undefined;
  limit: number;
}

/**
 * Orders of all customers, the latest first. A filter on the statuses is a few
 * of their combinations, and each is read in order of time from one index, so a
 * page costs the same however few orders there are of that kind.
 */
export async function listDeskOrders(
  sql: TransactionSql,
  { filter, now, after, limit }: DeskOrderQuery,
): Promise<DeskOrder[]> {
  const page = pageOf(sql, { filter, now, after, limit });
  return await sql<DeskOrder[]>`
    select ${deskRow.list}, customers.name as "customerName", ${items(sql)}
    from (${page}) as page
    join orders on orders.id = page.id
    join customers on customers.id = orders.customer_id
    order by orders.created_at desc, orders.id desc`;
}

/** The order of that id. */
export async function getDeskOrder(
  sql: TransactionSql,
  id: string,
): Promise<DeskOrder | undefined> {
  const [row] = await sql<DeskOrder[]>`
    select ${deskRow.list}, customers.name as "customerName", ${items(sql)}
    from orders join customers on customers.id = orders.customer_id
    where orders.id = ${id}`;
  return row;
}

/** Replaces what staff note on an order. */
export async function setStaffNote(
  sql: TransactionSql,
  id: string,
  { note, now }: { note: string | null; now: Date },
): Promise<void> {
  const changes = { staffNote: note, updatedAt: now };
  await sql`
    update orders set ${orders.assignments(changes)} where id = ${id}`;
}

function pageOf(
  sql: TransactionSql,
  { filter, now, after, limit }: DeskOrderQuery,
): Statement<Row[]> {
  const states = statesOf(filter);
  const rest = conditions(sql, { filter, now, after });
  const last = sql`order by created_at desc, id desc
    limit ${plainNumber(limit)}`;
  const { number, customerId } = filter;
  // All of them, or few orders beside: the index for that is in order already.
  if (
    states.length === STATES.length || customerId !== undefined ||
    number !== undefined
  ) {
    return sql`select id, created_at from ${sourceOf(sql, number)}
      where ${isOneOf(sql, states)} and ${rest} ${last}`;
  }
  return sql`select part.id, part.created_at
    from (values ${
    states.map((state) => valuesOf(sql, state)).reduce(
      (some, next) => sql`${some}, ${next}`,
    )
  }) as state (status, payment, fulfilment)
    cross join lateral (
      select id, created_at from orders
      where status = state.status and payment_status = state.payment
        and fulfilment_status = state.fulfilment and ${rest} ${last}
    ) as part ${last}`;
}

/**
 * Orders whose number begins so, or all. Few do: `offset` keeps the planner from
 * reading all orders in order of time until it comes upon them.
 */
function sourceOf(sql: TransactionSql, number: string | undefined) {
  if (number === undefined) return sql`orders`;
  const prefix = numberPrefix(number);
  return sql`(select * from orders where number collate "C" >= ${prefix}
    and number collate "C" < ${`${prefix}~`} offset 0) as orders`;
}

function valuesOf(sql: TransactionSql, [status, payment, fulfilment]: State) {
  return sql`(${status}, ${payment}, ${fulfilment})`;
}

function isOneOf(sql: TransactionSql, states: readonly State[]) {
  if (states.length === STATES.length) return sql`true`;
  const parts = states.map((state) => valuesOf(sql, state));
  if (parts.length === 0) return sql`false`;
  const list = parts.reduce((some, next) => sql`${some}, ${next}`);
  return sql`(status, payment_status, fulfilment_status) in (${list})`;
}

function conditions(
  sql: TransactionSql,
  { filter, now, after }: Omit<DeskOrderQuery, "limit">,
): Statement<Row[]> {
  const { status, customerId, from, to } = filter;
  // Beside the page before, the index would be read from there on, past all others.
  const end = to !== undefined && (!after || after.first >= new Date(to)) &&
    new Date(to);
  const parts = [
    status === "pending" && sql`expires_at > ${now}`,
    status === "expired" &&
    sql`(status = 'expired' or expires_at <= ${now})`,
    customerId !== undefined && sql`customer_id = ${customerId}`,
    from !== undefined && sql`created_at >= ${new Date(from)}`,
    end && sql`created_at < ${end}`,
    after && sql`(created_at, id) < (${after.first}, ${after.id})`,
  ];
  return parts.filter((part) => part instanceof Object)
    .reduce((some, next) => sql`${some} and ${next}`, sql`true`);
}

/** A number as it is stored, however its beginning was typed. */
function numberPrefix(typed: string): string {
  const letters = typed.normalize("NFKC").toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
  return letters.length > 4
    ? `${letters.slice(0, 4)}-${letters.slice(4)}`
    : letters;
}

function items(sql: TransactionSql) {
  return sql`(
      select coalesce(json_agg(json_build_object(
        'productId', product_id,
        'name', json_build_object('ja', name_ja, 'en', name_en),
        'quantity', quantity, 'unitPriceMinor', unit_price_minor
      ) order by position), '[]')
      from order_items where order_id = orders.id
    ) as items`;
}
