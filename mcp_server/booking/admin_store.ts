import { toLocalIso } from "../../shared/time/time_zone.ts";
import {
  plainNumber,
  type Statement,
  type TransactionSql,
} from "../storage/statement.ts";
import type { Bilingual } from "../../shared/ui/locale.ts";
import type { Actor } from "../storage/actor.ts";
import { readPage, timeInCursor } from "../storage/page.ts";
import type { RowOf } from "../storage/table.ts";
import type {
  BookingListPage,
  BookingListQuery,
  BookingRange,
} from "./admin.ts";
import { staffBookingRow } from "./columns.ts";
import type { StaffBooking } from "./schemas.ts";

/** Actor, time and zone of a list. */
export interface Asked {
  actor: Actor;
  now: Date;
  /** IANA name. */
  timeZone: string;
}

type Row = RowOf<typeof staffBookingRow> & {
  customerId: string;
  customerName: string;
  customerFurigana: string | null;
  customerEmail: string | null;
  customerPhone: string | null;
  service: Bilingual;
  resource: Bilingual;
};

const PAGE_SIZE = 50;
const key = {
  write: ({ start }: Row) => start.toISOString(),
  read: timeInCursor,
};

/** One page of all customers' bookings, by keyset on start and id. */
export async function selectBookings(
  tx: TransactionSql,
  { range, status, customerIds, limit = PAGE_SIZE, cursor }: BookingListQuery,
  asked: Asked,
): Promise<BookingListPage> {
  const owner = { list: `staff_booking_list:${range}`, actor: asked.actor };
  const { rows, nextCursor } = await readPage(
    { owner, cursor, limit, key },
    ({ after, limit }) => {
      const filter = tx`${within(tx, range, asked)}
        and ${status ? tx`bookings.status = ${status}` : tx`true`}
        and ${
        customerIds
          ? tx`bookings.customer_id = any (${customerIds}::text[])`
          : tx`true`
      }
        and ${after ? beyond(tx, range, after) : tx`true`}`;
      return selectRows(tx, filter, { range, limit });
    },
  );
  return {
    items: rows.map((row) => toStaffBooking(row, asked.timeZone)),
    nextCursor,
  };
}

function selectRows(
  tx: TransactionSql,
  filter: Statement<object[]>,
  { range, limit }: { range: BookingRange; limit: number },
): Statement<Row[]> {
  const order = range === "past" ? tx`desc` : tx`asc`;
  return tx<Row[]>`
    select ${staffBookingRow.list},
      customer_id as "customerId", customers.name as "customerName", customers.email as "customerEmail",
      customers.furigana as "customerFurigana",
      customers.phone as "customerPhone",
      jsonb_build_object('ja', services.name_ja, 'en', services.name_en)
        as service,
      jsonb_build_object('ja', resources.name_ja, 'en', resources.name_en)
        as resource
    from bookings
      join customers on customers.id = customer_id
      join services on services.id = service_id
      join resources on resources.id = resource_id
    where ${filter}
    order by start_at ${order}, bookings.id ${order}
    limit ${plainNumber(limit)}`;
}

function within(
  tx: TransactionSql,
  range: BookingRange,
  { now, timeZone }: Omit<Asked, "actor">,
) {
  switch (range) {
    // No booking is longer than a day: so the index on the start is of use.
    case "upcoming":
      return tx`end_at > ${now} and start_at > ${daysBefore(now, 1)}`;
    case "past":
      return tx`end_at <= ${now} and start_at < ${now}`;
    case "today":
      return startsWithin(tx, 1, { now, timeZone });
    case "week":
      return startsWithin(tx, 7, { now, timeZone });
  }
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}

/** From the start of the present day on; days may have 23 or 25 hours. */
function startsWithin(
  tx: TransactionSql,
  days: number,
  { now, timeZone }: Omit<Asked, "actor">,
) {
  const today =
    tx`date_trunc('day', ${now}::timestamptz at time zone ${timeZone})`;
  return tx`start_at >= ${today} at time zone ${timeZone}
    and start_at < (${today} + make_interval(days => ${days}))
      at time zone ${timeZone}`;
}

function beyond(
  tx: TransactionSql,
  range: BookingRange,
  position: { first: Date; id: string },
) {
  const { first, id } = position;
  return range === "past"
    ? tx`(start_at, bookings.id) < (${first}, ${id})`
    : tx`(start_at, bookings.id) > (${first}, ${id})`;
}

function toStaffBooking(
  {
    customerId,
    customerName,
    customerFurigana,
    customerEmail,
    customerPhone,
    ...row
  }: Row,
  timeZone: string,
): StaffBooking {
  return {
    ...row,
    start: toLocalIso(row.start, timeZone),
    end: toLocalIso(row.end, timeZone),
    customer: {
      id: customerId,
      name: customerName,
      furigana: customerFurigana,
      email: customerEmail,
      phone: customerPhone,
    },
  };
}
