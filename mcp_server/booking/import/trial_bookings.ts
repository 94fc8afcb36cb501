import type { OperationContext } from "../../operation/operation.ts";
import type { TransactionSql } from "../../storage/statement.ts";
import { lockResourcesById } from "../slot.ts";
import type { FoundBooking } from "./import_booking.ts";

/** A booking that a line of a trial would have made, as its row would be. */
interface TrialBooking {
  id: string;
  customerId: string;
  busy: string;
  booking: unknown;
}

interface EarlierBooking {
  id: string;
  customerId: string;
  resourceId: string;
}

/**
 * Books again what earlier lines of the trial would have, as far as it is at the
 * time of one of these lines: the others cannot meet it. Where somebody has
 * really booked that place meanwhile, theirs is in the way instead.
 */
export async function bookEarlierLines(
  context: OperationContext,
  trialId: string,
  lines: readonly FoundBooking[],
): Promise<void> {
  const { sql } = context;
  const starts = lines.map(({ start }) => new Date(start).toISOString());
  const services = lines.map(({ serviceId = "" }) => serviceId);
  // As long as the service where a line says nothing.
  const minutes = lines.map(({ given }) => given.minutes ?? 0);
  const earlier = await sql<EarlierBooking[]>`
    select id, customer_id as "customerId",
      booking ->> 'resource_id' as "resourceId"
    from import_trial_bookings
    where import_id = ${trialId} and exists (
      select from unnest(${starts}::timestamptz[], ${services}::text[],
        ${minutes}::int[]) as line (start, service_id, minutes)
      join services on services.id = line.service_id
      where busy && tstzrange(
        start - make_interval(mins => buffer_before_minutes),
        start + make_interval(mins => buffer_after_minutes +
          coalesce(nullif(minutes, 0), duration_minutes)), '[)'))`;
  if (earlier.length === 0) return;
  const resourceIds = earlier.map(({ resourceId }) => resourceId);
  await lockResourcesById(sql, resourceIds);
  await addStandIns(context, earlier.map(({ customerId }) => customerId));
  const ids = earlier.map(({ id }) => id);
  await sql`
    insert into bookings select row.* from import_trial_bookings,
      jsonb_populate_record(null::bookings, booking) as row
    where import_id = ${trialId} and import_trial_bookings.id = any (${ids}::text[])
    on conflict do nothing`;
}

/**
 * Customers whom the trial has given back stand in the table by their id alone,
 * so that a booking can be theirs.
 */
export async function addStandIns(
  { sql, now }: Pick<OperationContext, "sql" | "now">,
  ids: readonly string[],
): Promise<void> {
  await sql`
    insert into customers (id, name, created_by, created_at, last_seen)
    select id, id, 'mcp', ${now}::timestamptz, ${now}::timestamptz
    from (select distinct id from unnest(${[...ids]}::text[]) as given (id))
      as given
    on conflict (id) do nothing`;
}

/** The bookings of a trial, before they are given back. */
export async function readTrialBookings(
  sql: TransactionSql,
  ids: readonly string[],
): Promise<TrialBooking[]> {
  return await sql<TrialBooking[]>`
    select id, customer_id as "customerId", busy::text as busy,
      to_jsonb(bookings) - 'note' as booking
    from bookings where id = any (${[...ids]}::text[])`;
}

/** Keeps them for the trial's later lines. */
export async function addTrialBookings(
  sql: TransactionSql,
  trialId: string,
  bookings: readonly TrialBooking[],
): Promise<void> {
  if (bookings.length === 0) return;
  await sql`
    insert into import_trial_bookings (import_id, id, customer_id, busy, booking)
    select ${trialId}, id, "customerId", busy, booking
    from jsonb_to_recordset(${sql.json(bookings)}::jsonb) as given (
      id text, "customerId" text, busy tstzrange, booking jsonb)`;
}
