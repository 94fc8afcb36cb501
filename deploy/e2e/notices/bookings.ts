import type { NoticeDesk } from "../../../mcp_server/surfaces/notice/test_notices.ts";
import { addDays } from "../../../shared/time/time_zone.ts";
import { at, MONDAY } from "../../../mcp_server/booking/test_business.ts";
import type { Random } from "../../../shared/random/random.ts";

/** The first day of the bookings; each day has as many as there are lanes. */
const FIRST_DAY = "2030-01-15";
const PER_DAY = 100;

/**
 * Books so many places, half of them for users of the service and half for
 * customers without an account whose address is known. Operations would do the same
 * one by one; the triggers cannot tell.
 */
export async function bookMany(
  { owner }: NoticeDesk,
  count: number,
): Promise<void> {
  await owner`update resources set capacity = 100`;
  await owner`
    insert into customers (id, issuer, user_id, name, email, created_by,
      created_at, last_seen)
    select 'cus_' || n, case when n % 2 = 0 then 'ai-service.test' end,
      case when n % 2 = 0 then 'usr_' || n end, 'Person ' || n,
      'person' || n || '@example.com', 'mcp', ${MONDAY}, ${MONDAY}
    from generate_series(0, ${count - 1}) n`;
  await owner`
    insert into bookings (id, customer_id, issuer, user_id, service_id,
      resource_id, lane, start_at, end_at, busy, status, price_minor, currency,
      created_by, created_at, updated_at)
    select 'bkg_' || n, c.id, c.issuer, c.user_id, 'svc_cut', 'res_chair',
      n % ${PER_DAY} + 1, start, start + interval '1 hour',
      tstzrange(start, start + interval '1 hour', '[)'), 'confirmed', 5500,
      'JPY', 'mcp', ${MONDAY}, ${MONDAY}
    from generate_series(0, ${count - 1}) n
    join customers c on c.id = 'cus_' || n,
    lateral (select ${at("10:00", FIRST_DAY)}::timestamptz
      + n / ${PER_DAY} * interval '1 day' as start) as day`;
}

/** The last day that has a booking, also of one that was moved. */
export function lastDay(count: number): string {
  return addDays(FIRST_DAY, Math.floor(count / PER_DAY) + 1);
}

/** Moves or cancels some bookings, one after the other. */
export async function changeSome(
  { owner, business }: NoticeDesk,
  { random, count, changes, changed }: {
    random: Random;
    /** Bookings that there are. */
    count: number;
    changes: number;
    /** Is told of each change once it is committed. */
    changed(bookingId: string, version: number): void;
  },
): Promise<void> {
  for (let n = 0; n < changes; n++) {
    const id = `bkg_${random.below(count)}`;
    const { now } = business;
    const [row] = await (random.chance(0.4)
      ? owner<{ version: number }[]>`
        update bookings set status = 'cancelled', cancelled_at = ${now},
          version = version + 1, updated_at = ${now}
        where id = ${id} and status = 'confirmed' returning version`
      : owner<{ version: number }[]>`
        update bookings set start_at = start_at + interval '2 hours',
          end_at = end_at + interval '2 hours',
          busy = tstzrange(start_at + interval '2 hours',
            end_at + interval '2 hours', '[)'),
          version = version + 1, updated_at = ${now}
        where id = ${id} and status = 'confirmed' returning version`);
    if (row) changed(id, row.version);
  }
}
