import type { TransactionSql } from "../storage/statement.ts";
import { listCustomers } from "./desk_store.ts";
import type { FoundCustomer } from "./search_operation.ts";

const LIMIT = 10;

/** Customers that a part of a name, a number or an address may mean. */
export async function searchCustomers(
  sql: TransactionSql,
  query: string,
): Promise<FoundCustomer[]> {
  const rows = await listCustomers(sql, { query, limit: LIMIT });
  return rows.map(({ id, name, furigana, phone, email }) => ({
    id,
    name,
    furigana,
    phone,
    email,
  }));
}
