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
import type { BookingListPage, BookingListQuery } from "./admin.ts";
import {
  conditionsOf,
  continueAfter,
  type Stretch,
  stretchOf,
} from "./stretch.ts";
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
      const stretch = continueAfter(stretchOf(tx, range, asked), after);
      return selectRows(tx, { stretch, status, customerIds, limit });
    },
  );
  return {
    items: rows.map((row) => toStaffBooking(row, asked.timeZone)),
    nextCursor,
  };
}

interface Selection {
  stretch: Stretch;
  status: string | undefined;
  customerIds: readonly string[] | undefined;
  limit: number;
}

function selectRows(
  tx: TransactionSql,
  { stretch, status, customerIds, limit }: Selection,
): Statement<Row[]> {
  const order = stretch.isReversed ? tx`desc` : tx`asc`;
  const { keys, bounds } = conditionsOf(tx, stretch, status);
  return tx<Row[]>`
    select ${staffBookingRow.list},
      customer_id as "customerId", customers.name as "customerName", customers.email as "customerEmail",
      customers.furigana as "customerFurigana",
      customers.phone as "customerPhone",
      jsonb_build_object('ja', service_ja, 'en', service_en) as service,
      jsonb_build_object('ja', resources.name_ja, 'en', resources.name_en)
        as resource
    from bookings
      join customers on customers.id = customer_id
      join resources on resources.id = resource_id
    where ${bounds} and ${stretch.only}
      and ${
    customerIds
      ? tx`bookings.customer_id = any (${customerIds}::text[])`
      : tx`true`
  }
    order by ${keys} start_at ${order}, bookings.id ${order}
    limit ${plainNumber(limit)}`;
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
