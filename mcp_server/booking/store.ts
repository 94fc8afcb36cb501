import type { TransactionSql } from "../storage/statement.ts";
import type { Actor } from "../storage/actor.ts";
import { ownedBy } from "../storage/owned_by.ts";
import type { Service } from "./catalogue.ts";
import { busySpan, type Place, servedSpan } from "./rules.ts";
import type { Booking } from "./schemas.ts";

/** A booking as it is stored. */
export interface StoredBooking extends Omit<Booking, "start" | "end"> {
  startAt: Date;
  endAt: Date;
}

/** A new booking, apart from where it takes place. */
export interface NewBooking {
  id: string;
  customerId: string;
  service: Service;
  /** Epoch milliseconds. */
  start: number;
  note: string | null;
  createdBy: "ai-service" | "mcp";
  now: Date;
}

/** Writes a confirmed booking of the acting user; what staff book has none. */
export async function createBooking(
  sql: TransactionSql,
  booking: NewBooking,
  { resourceId, lane }: Place,
): Promise<StoredBooking> {
  const { id, customerId, service, start, note, createdBy, now } = booking;
  const { startAt, endAt, busyFrom, busyUntil } = timesOf(service, start);
  const [row] = await sql<[StoredBooking]>`
    insert into bookings
      (id, customer_id, issuer, user_id, service_id, resource_id, lane,
        start_at, end_at, busy, status, price_minor, currency, note,
        created_by, created_at, updated_at)
    values (${id}, ${customerId}, app_issuer(), app_user_id(), ${service.id},
      ${resourceId}, ${lane}, ${startAt}, ${endAt},
      tstzrange(${busyFrom}, ${busyUntil}, '[)'), 'confirmed',
      ${service.priceMinor}, ${service.currency}, ${note},
      ${createdBy}, ${now}, ${now})
    returning ${columns(sql)}`;
  return row;
}

/** The actor's booking of that id, locked against other changes on request. */
export async function getBooking(
  sql: TransactionSql,
  actor: Actor,
  id: string,
  { forUpdate = false }: { forUpdate?: boolean } = {},
): Promise<StoredBooking | undefined> {
  const [row] = await sql<StoredBooking[]>`
    select ${columns(sql)} from bookings
    where id = ${id} and ${ownedBy(sql, actor)}
    ${forUpdate ? sql`for update` : sql``}`;
  return row;
}

/** Which bookings, from where on. */
export interface BookingFilter {
  status?: Booking["status"] | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  /** The last booking of the page before. */
  after?: { startAt: Date; id: string } | undefined;
  limit: number;
}

/** The actor's bookings, latest start first. */
export async function listBookings(
  sql: TransactionSql,
  actor: Actor,
  { status, from, to, after, limit }: BookingFilter,
): Promise<StoredBooking[]> {
  return await sql<StoredBooking[]>`
    select ${columns(sql)} from bookings
    where ${ownedBy(sql, actor)}
      ${status ? sql`and status = ${status}` : sql``}
      ${from ? sql`and start_at >= ${from}` : sql``}
      ${to ? sql`and start_at < ${to}` : sql``}
      ${
    after ? sql`and (start_at, id) < (${after.startAt}, ${after.id})` : sql``
  }
    order by start_at desc, id desc limit ${limit}`;
}

/** Moves a booking to another time, lane or service; the price follows. */
export async function moveBooking(
  sql: TransactionSql,
  id: string,
  { service, start, now }: { service: Service; start: number; now: Date },
  { resourceId, lane }: Place,
): Promise<StoredBooking> {
  const { startAt, endAt, busyFrom, busyUntil } = timesOf(service, start);
  const [row] = await sql<[StoredBooking]>`
    update bookings set
      price_minor = case when service_id = ${service.id} then price_minor
        else ${service.priceMinor} end,
      currency = case when service_id = ${service.id} then currency
        else ${service.currency} end,
      service_id = ${service.id}, resource_id = ${resourceId}, lane = ${lane},
      start_at = ${startAt}, end_at = ${endAt},
      busy = tstzrange(${busyFrom}, ${busyUntil}, '[)'),
      version = version + 1, updated_at = ${now}
    where id = ${id}
    returning ${columns(sql)}`;
  return row;
}

/** Replaces the note. */
export async function updateNote(
  sql: TransactionSql,
  id: string,
  { note, now }: { note: string | null; now: Date },
): Promise<StoredBooking> {
  const [row] = await sql<[StoredBooking]>`
    update bookings set note = ${note}, version = version + 1,
      updated_at = ${now}
    where id = ${id} returning ${columns(sql)}`;
  return row;
}

/** Cancels a booking, which frees its lane; the row stays. */
export async function cancelBooking(
  sql: TransactionSql,
  id: string,
  { reason, now }: { reason: string | null; now: Date },
): Promise<StoredBooking> {
  const [row] = await sql<[StoredBooking]>`
    update bookings set status = 'cancelled', cancelled_at = ${now},
      cancel_reason = ${reason}, version = version + 1, updated_at = ${now}
    where id = ${id} returning ${columns(sql)}`;
  return row;
}

function columns(sql: TransactionSql) {
  return sql`id, service_id as "serviceId", start_at as "startAt",
    end_at as "endAt", status, price_minor as "priceMinor", currency, note,
    version`;
}

function timesOf(service: Service, start: number) {
  const served = servedSpan(service, start);
  const busy = busySpan(service, start);
  return {
    startAt: new Date(served.from),
    endAt: new Date(served.until),
    busyFrom: new Date(busy.from),
    busyUntil: new Date(busy.until),
  };
}
