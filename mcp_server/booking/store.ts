import type { Row, Statement, TransactionSql } from "../storage/statement.ts";
import type { Actor } from "../storage/actor.ts";
import { ownedBy } from "../storage/owned_by.ts";
import type { Filled } from "../operation/details.ts";
import type { Service } from "./catalogue.ts";
import {
  bookingPageRow,
  bookingRow,
  bookings,
  type StoredBooking,
} from "./columns.ts";
import { type PageRow, readCompletion } from "./page_row.ts";
import { busySpan, type Place, servedSpan } from "./rules.ts";
import type { Booking, BookingDetails } from "./schemas.ts";

/** A new booking, apart from where it takes place. */
export interface NewBooking extends Filled<BookingDetails> {
  id: string;
  /** Or an expression that gives it. */
  customerId: string | Statement<Row[]>;
  /** Whose account it belongs to, where that is not the acting user's. */
  owner?: { issuer: string | null; userId: string | null };
  service: Service;
  /** Epoch milliseconds. */
  start: number;
  status: "requested" | "confirmed";
  stylistChosen: boolean;
  durationMinutes: number | null;
  createdBy: "ai-service" | "mcp";
  now: Date;
}

/** Writes a booking of the acting user; what staff book has none. */
export async function createBooking(
  sql: TransactionSql,
  booking: NewBooking,
  { resourceId, lane }: Place,
): Promise<StoredBooking> {
  const { service, start, now, owner, ...given } = booking;
  const values = bookings.values({
    ...given,
    issuer: owner ? owner.issuer : sql`app_issuer()`,
    userId: owner ? owner.userId : sql`app_user_id()`,
    serviceId: service.id,
    serviceJa: service.name.ja,
    serviceEn: service.name.en,
    cancelCutoffMinutes: service.cancelCutoffMinutes,
    resourceId,
    lane,
    ...timesOf(sql, service, start),
    priceMinor: service.priceMinor,
    currency: service.currency,
    cancelReason: null,
    cancelledAt: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  });
  const [row] = await sql<[StoredBooking]>`
    insert into bookings ${values} returning ${bookingRow.list}`;
  return row;
}

/** The actor's booking of that id. */
export async function getBooking(
  sql: TransactionSql,
  actor: Actor,
  id: string,
): Promise<StoredBooking | undefined> {
  const [row] = await sql<StoredBooking[]>`
    select ${bookingRow.list} from bookings
    where id = ${id} and ${ownedBy(sql, actor)}`;
  return row;
}

/**
 * The statement that locks the customer of a booking. What changes a booking
 * twice makes Postgres look at its customer again, who may be about to be
 * forgotten together with the booking.
 */
export function lockCustomerOf(
  sql: TransactionSql,
  bookingId: string,
): Statement<Row[]> {
  return sql`select from customers
    where id = (select customer_id from bookings where id = ${bookingId})
    for no key update`;
}

/** Name of a booking's customer; empty where they were forgotten. */
export async function getCustomerName(
  sql: TransactionSql,
  bookingId: string,
): Promise<string> {
  const [row] = await sql<[{ name: string }]>`
    select name from customers
    join bookings on customer_id = customers.id
    where bookings.id = ${bookingId}`;
  return row.name;
}

/** The statement that locks the actor's booking against other changes. */
export function lockBooking(
  sql: TransactionSql,
  actor: Actor,
  id: string,
): Statement<Row[]> {
  return sql`select from bookings
    where id = ${id} and ${ownedBy(sql, actor)} for update`;
}

/** Which bookings, from where on. */
export interface BookingFilter {
  status?: Booking["status"] | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  /** The last booking of the page before. */
  after?: { start: Date; id: string } | undefined;
  limit: number;
}

/** The actor's bookings, latest start first. */
export async function listBookings(
  sql: TransactionSql,
  actor: Actor,
  { status, from, to, after, limit }: BookingFilter,
): Promise<StoredBooking[]> {
  const reading = sql<PageRow[]>`
    select ${bookingPageRow.list} from bookings
    where ${ownedBy(sql, actor)}
      ${status ? sql`and status = ${status}` : sql``}
      ${from ? sql`and start_at >= ${from}` : sql``}
      ${to ? sql`and start_at < ${to}` : sql``}
      ${after ? sql`and (start_at, id) < (${after.start}, ${after.id})` : sql``}
    order by start_at desc, id desc limit ${limit}`;
  const [rows, complete] = await Promise.all([
    reading.execute(),
    readCompletion(sql),
  ]);
  return rows.map(complete);
}

/**
 * Moves a booking to another time, lane or service; the price follows, and the
 * database writes what is agreed on of another service.
 */
export async function moveBooking(
  sql: TransactionSql,
  id: string,
  { service, start, status, stylistChosen, durationMinutes, now }: {
    service: Service;
    start: number;
    stylistChosen: boolean;
    durationMinutes: number | null;
    status: StoredBooking["status"];
    now: Date;
  },
  { resourceId, lane }: Place,
): Promise<StoredBooking> {
  const place = {
    serviceId: service.id,
    resourceId,
    lane,
    status,
    stylistChosen,
    durationMinutes,
  };
  const times = timesOf(sql, service, start);
  const [row] = await sql<[StoredBooking]>`
    update bookings set
      price_minor = case when service_id = ${service.id} then price_minor
        else ${service.priceMinor} end,
      currency = case when service_id = ${service.id} then currency
        else ${service.currency} end,
      ${bookings.assignments({ ...place, ...times })},
      version = version + 1, updated_at = ${now}
    where id = ${id}
    returning ${bookingRow.list}`;
  return row;
}

/** Replaces some of what the customer said; at least one field. */
export async function updateDetails(
  sql: TransactionSql,
  id: string,
  { details, now }: { details: Partial<Filled<BookingDetails>>; now: Date },
): Promise<StoredBooking> {
  const [row] = await sql<[StoredBooking]>`
    update bookings set ${bookings.assignments(details)},
      version = version + 1, updated_at = ${now}
    where id = ${id} returning ${bookingRow.list}`;
  return row;
}

/** Writes what became of a booking. */
export async function setStatus(
  sql: TransactionSql,
  id: string,
  { status, now }: { status: StoredBooking["status"]; now: Date },
): Promise<StoredBooking> {
  const [row] = await sql<[StoredBooking]>`
    update bookings set ${bookings.assignments({ status, updatedAt: now })},
      version = version + 1
    where id = ${id} returning ${bookingRow.list}`;
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
    where id = ${id} returning ${bookingRow.list}`;
  return row;
}

function timesOf(sql: TransactionSql, service: Service, start: number) {
  const served = servedSpan(service, start);
  const busy = busySpan(service, start);
  return {
    start: new Date(served.from),
    end: new Date(served.until),
    busy: sql`tstzrange(${new Date(busy.from)}, ${new Date(busy.until)}, '[)')`,
  };
}
