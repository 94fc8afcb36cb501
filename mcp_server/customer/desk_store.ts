import { parsePhone } from "../../shared/text/phone.ts";
import type { Filled } from "../operation/details.ts";
import type { OperationContext } from "../operation/operation.ts";
import type { TransactionSql } from "../storage/statement.ts";
import type { RowOf } from "../storage/table.ts";
import { customerNotes, customers } from "./columns.ts";
import type { CustomerChanges, NewCustomer } from "./desk_schemas.ts";

const customerRow = customers.pick(
  "id",
  "issuer",
  "userId",
  "name",
  "furigana",
  "email",
  "phone",
  "createdAt",
  "lastSeen",
  "mergedInto",
);
/** A customer as stored. */
export type StoredCustomer = RowOf<typeof customerRow>;

const noteRow = customerNotes.pick("id", "text", "author", "createdAt");
/** A note as stored; its text is null once the customer was erased. */
export type StoredNote = RowOf<typeof noteRow>;

/** Which customers, from where on. */
export interface CustomerFilter {
  query?: string | undefined;
  /** The last customer of the page before. */
  after?: { createdAt: Date; id: string } | undefined;
  limit: number;
}

/** Customers who were not erased, the newest first. */
export async function listCustomers(
  sql: TransactionSql,
  { query, after, limit }: CustomerFilter,
): Promise<StoredCustomer[]> {
  const words = wordsOf(query ?? "");
  if (words.length > 0) {
    return await sql<StoredCustomer[]>`
      select ${customerRow.list}
      from find_customers(${words}, ${after?.createdAt ?? null},
        ${after?.id ?? null}, ${limit}) as found
      join customers on customers.id = found.id
      order by created_at desc, customers.id desc`;
  }
  return await sql<StoredCustomer[]>`
    select ${customerRow.list} from customers
    where name <> ''
      ${
    after
      ? sql`and (created_at, id) < (${after.createdAt}, ${after.id})`
      : sql``
  }
    order by created_at desc, id desc limit ${limit}`;
}

/** A number is one word however it is spaced, and is kept as digits. */
export function wordsOf(query: string): string[] {
  const number = parsePhone(query);
  if (number !== undefined) return [number];
  return query.normalize("NFKC").split(/\s+/)
    .map((word) =>
      /^[\d()+-]*\d{2}[\d()+-]*$/.test(word) ? word.replace(/\D/g, "") : word
    )
    .filter(Boolean);
}

/** The customer of that id, locked against other changes on request. */
export async function getCustomer(
  sql: TransactionSql,
  id: string,
  { forUpdate = false }: { forUpdate?: boolean } = {},
): Promise<StoredCustomer | undefined> {
  const [row] = await sql<StoredCustomer[]>`
    select ${customerRow.list} from customers where id = ${id}
    ${forUpdate ? sql`for update` : sql``}`;
  return row;
}

/** What staff noted of a customer, the latest first. */
export async function listNotes(
  sql: TransactionSql,
  customerId: string,
): Promise<StoredNote[]> {
  return await sql<StoredNote[]>`
    select ${noteRow.list} from customer_notes
    where customer_id = ${customerId} and text is not null
    order by created_at desc, id desc limit 100`;
}

/** Writes down a customer without an account. Resolves to the id. */
export async function createCustomer(
  { sql, now, newId }: OperationContext,
  given: Filled<NewCustomer> & { name: string },
): Promise<string> {
  const id = newId("cus_");
  const values = customers.values({
    id,
    issuer: null,
    userId: null,
    ...given,
    createdBy: "mcp",
    createdAt: now,
    lastSeen: now,
    mergedInto: null,
    search: "",
  });
  await sql`insert into customers ${values}`;
  return id;
}

/** Changes some of what is known of a customer; at least one field. */
export async function updateCustomer(
  sql: TransactionSql,
  id: string,
  changes: Partial<Filled<Omit<CustomerChanges, "name">>> & { name?: string },
): Promise<void> {
  await sql`update customers set ${customers.assignments(changes)}
    where id = ${id}`;
}

/** Writes a note on a customer, whose account it follows. */
export async function createNote(
  { sql, actor, now, newId }: OperationContext,
  { id, issuer, userId }: StoredCustomer,
  text: string,
): Promise<void> {
  const values = customerNotes.values({
    id: newId("cno_"),
    customerId: id,
    issuer,
    userId,
    text,
    author: actor.kind === "staff" ? actor.email : "",
    createdAt: now,
  });
  await sql`insert into customer_notes ${values}`;
}
