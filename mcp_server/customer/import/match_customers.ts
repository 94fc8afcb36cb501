import type { TransactionSql } from "../../storage/statement.ts";

/** How a file tells who somebody is. */
export interface Person {
  name: string;
  phone?: string | undefined;
  email?: string | undefined;
}

/** Who somebody is among the customers that are known. */
export type Match =
  | { kind: "new" }
  | { kind: "known"; id: string }
  /** Several, or somebody of another name who is reached alike. */
  | { kind: "unclear"; reason: "maybe_same" | "name_ambiguous" };

interface Known {
  id: string;
  name: string;
  phone: string | null;
  email: string | null;
  /** Null for who has no account. */
  issuer: string | null;
}

/**
 * Whom persons are, each in the place of theirs: the customer of the same name
 * who is reached alike, or, where a file says nothing of that, of the same name.
 */
export async function matchCustomers(
  sql: TransactionSql,
  persons: readonly Person[],
): Promise<Match[]> {
  const phones = persons.flatMap(({ phone }) => phone ?? []);
  const emails = persons.flatMap(({ email }) => email?.toLowerCase() ?? []);
  const names = persons.map(({ name }) => name);
  const known = await sql<Known[]>`
    select id, name, phone, email, issuer from customers
    where name <> '' and (name = any (${names}::text[])
      or phone = any (${phones}::text[])
      or lower(email) = any (${emails}::text[]))`;
  return persons.map((person) => matchOf(person, known));
}

function matchOf(person: Person, known: readonly Known[]): Match {
  const { name, phone, email } = person;
  const isReached = phone !== undefined || email !== undefined;
  const hasEmail = (each: Known) =>
    email !== undefined && each.email?.toLowerCase() === email.toLowerCase();
  const alike = isReached
    ? known.filter((each) =>
      phone !== undefined && each.phone === phone || hasEmail(each)
    )
    : known.filter((each) => each.name === name);
  // Of an account, only the address was checked by whoever signed it in: a name
  // or a number can be anybody's, who would get another person's bookings.
  const same = alike.filter((each) =>
    sameName(each.name, name) && (each.issuer === null || hasEmail(each))
  );
  const [one] = same;
  if (!isReached && same.length > 1) {
    return { kind: "unclear", reason: "name_ambiguous" };
  }
  if (one) return { kind: "known", id: one.id };
  return alike.length > 0
    ? { kind: "unclear", reason: "maybe_same" }
    : { kind: "new" };
}

/** Spaces and widths make no other person. */
function sameName(one: string, other: string): boolean {
  const folded = (name: string) =>
    name.normalize("NFKC").replaceAll(/\s/g, "").toLowerCase();
  return folded(one) === folded(other);
}
