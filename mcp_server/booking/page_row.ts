import type { TransactionSql } from "../storage/statement.ts";
import type { StoredBooking } from "./columns.ts";
import type { Stylist } from "./schemas.ts";

/** A row of a page of bookings, without what other tables say of it. */
export type PageRow = Omit<StoredBooking, "cancelUntil" | "stylist">;

/**
 * Reads what the services and the resources say of every booking. A shop has few
 * of both, and two statements without parameters are planned once, where a join
 * in the statement of the page is planned with every call.
 */
export async function readCompletion(
  sql: TransactionSql,
): Promise<(row: PageRow) => StoredBooking> {
  const [services, stylists] = await Promise.all([
    sql<{ id: string; minutes: number }[]>`
      select id, cancel_cutoff_minutes as minutes from services`.execute(),
    sql<{ id: string; ja: string; en: string }[]>`
      select id, name_ja as ja, name_en as en from resources
      where kind = 'stylist'`.execute(),
  ]);
  const cutoffs = new Map(services.map(({ id, minutes }) => [id, minutes]));
  const people = new Map(
    stylists.map(({ id, ja, en }): [string, Stylist] => [
      id,
      { id, name: { ja, en } },
    ]),
  );
  return (row) => {
    const minutes = cutoffs.get(row.serviceId) ?? 0;
    return Object.assign(row, {
      cancelUntil: new Date(row.start.getTime() - minutes * 60_000),
      stylist: people.get(row.resourceId) ?? null,
    });
  };
}
