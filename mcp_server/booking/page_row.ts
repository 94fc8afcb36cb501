import type { TransactionSql } from "../storage/statement.ts";
import type { StoredBooking } from "./columns.ts";
import type { Stylist } from "./schemas.ts";

/** A row of a page of bookings, without what other tables say of it. */
export type PageRow = Omit<StoredBooking, "stylist">;

/** Who may be named with a booking. */
type Person = Stylist & { isStylist: boolean };

/**
 * Reads what the resources say of every booking. A shop has few of them, and a
 * statement without parameters is planned once, where a join in the statement of
 * the page is planned with every call.
 */
export async function readCompletion(
  sql: TransactionSql,
): Promise<(row: PageRow) => StoredBooking> {
  const rows = await sql<
    { id: string; ja: string; en: string; isStylist: boolean }[]
  >`
    select id, name_ja as ja, name_en as en, kind = 'stylist' as "isStylist"
    from resources`.execute();
  const people = new Map(
    rows.map(({ id, ja, en, isStylist }): [string, Person] => [
      id,
      { id, name: { ja, en }, isStylist },
    ]),
  );
  return (row) =>
    Object.assign(row, { stylist: stylistOf(row, people.get(row.resourceId)) });
}

/** Whom a customer asked for stays named, whatever the shop calls them now. */
function stylistOf(
  { stylistChosen }: PageRow,
  person: Person | undefined,
): Stylist | null {
  if (!person || !(person.isStylist || stylistChosen)) return null;
  return { id: person.id, name: person.name };
}
