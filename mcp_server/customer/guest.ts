import { notFound } from "../../shared/http/errors.ts";
import type {
  Row,
  Sql,
  Statement,
  TransactionSql,
} from "../storage/statement.ts";
import type { WalkIn } from "./schemas.ts";

/** A customer that the business knows, with or without an account. */
export interface KnownCustomer {
  id: string;
  issuer: string | null;
  userId: string | null;
  name: string;
  furigana: string | null;
  phone: string | null;
}

/**
 * For whom staff act: somebody who just walked in, or a customer they know.
 *
 * @throws {ApiError} 404 for a customer who is not there, or was forgotten.
 */
export async function requireGuest(
  sql: TransactionSql,
  { customer, customerId }: {
    customer: WalkIn;
    customerId?: string | undefined;
  },
): Promise<WalkIn | KnownCustomer> {
  if (customerId === undefined) return customer;
  const [known] = await sql<KnownCustomer[]>`
    select id, issuer, user_id as "userId", name, furigana, phone
    from customers where id = ${customerId} and name <> ''`;
  if (!known) throw notFound("Customer", "customerId");
  return known;
}

/** The statement that locks the row of a customer, as when they are forgotten. */
export function lockKnownCustomer(sql: Sql, id: string): Statement<Row[]> {
  return sql`select from customers where id = ${id} for no key update`;
}
