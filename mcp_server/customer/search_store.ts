import type { TransactionSql } from "../storage/statement.ts";
import type { FoundCustomer } from "./search_operation.ts";

const LIMIT = 10;
/** Fewer digits than that are in almost every number. */
const FEWEST_DIGITS = 3;

/** Customers that a part of a name, a number or an address may mean. */
export async function searchCustomers(
  sql: TransactionSql,
  query: string,
): Promise<FoundCustomer[]> {
  const digits = query.normalize("NFKC").replace(/[^0-9]/g, "");
  const isNumber = digits.length >= FEWEST_DIGITS;
  return await sql<FoundCustomer[]>`
    select id, name, furigana, phone, email
    from customers, search_key(${query}) as asked
    where name <> '' and (
      position(asked in search_key(name)) > 0
      or position(asked in search_key(coalesce(furigana, ''))) > 0
      or position(asked in lower(coalesce(email, ''))) > 0
      ${
    isNumber ? sql`or position(${digits} in coalesce(phone, '')) > 0` : sql``
  })
    order by last_seen desc, id limit ${LIMIT}`;
}
