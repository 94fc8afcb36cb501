import type { TransactionSql } from "../../storage/statement.ts";
import {
  hideIdentity,
  type Identity,
  identityOf,
  type KnownIdentity,
  type Person,
} from "./identity.ts";
import { findTrialPeople } from "./trial_people.ts";

/** Who somebody is among the customers that are known. */
export type Match =
  | { kind: "new" }
  | { kind: "known"; id: string }
  /** Several, or somebody of another name who is reached alike. */
  | { kind: "unclear"; reason: "maybe_same" | "name_ambiguous" };

/**
 * Whom persons are, each in the place of theirs: the customer of the same name
 * who is reached alike, or, where a file says nothing of that, of the same name.
 *
 * @param trialId The trial whose earlier lines count as if they were imported.
 */
export async function matchCustomers(
  sql: TransactionSql,
  persons: readonly Person[],
  trialId: string | null,
): Promise<Match[]> {
  const phones = persons.flatMap(({ phone }) => phone ?? []);
  const emails = persons.flatMap(({ email }) => email?.toLowerCase() ?? []);
  const names = persons.map(({ name }) => name);
  const rows = await sql<StoredPerson[]>`
    select id, name, phone, email, issuer from customers
    where name <> '' and (name = any (${names}::text[])
      or phone = any (${phones}::text[])
      or lower(email) = any (${emails}::text[]))`;
  const asked = persons.map(identityOf);
  const known = rows.map((row) => ({
    ...identityOf(row),
    id: row.id,
    issuer: row.issuer,
  }));
  if (trialId === null) return asked.map((person) => matchOf(person, known));
  const hidden = await Promise.all(asked.map(hideIdentity));
  const all = [
    ...await Promise.all(known.map(hideIdentity)),
    ...await findTrialPeople(sql, trialId, hidden),
  ];
  return hidden.map((person) => matchOf(person, all));
}

interface StoredPerson {
  id: string;
  name: string;
  phone: string | null;
  email: string | null;
  /** Null for who has no account. */
  issuer: string | null;
}

function matchOf(person: Identity, known: readonly KnownIdentity[]): Match {
  const { name, foldedName, phone, email } = person;
  const isReached = phone !== null || email !== null;
  const hasEmail = (each: Identity) => email !== null && each.email === email;
  const alike = isReached
    ? known.filter((each) =>
      phone !== null && each.phone === phone || hasEmail(each)
    )
    : known.filter((each) => each.name === name);
  // Of an account, only the address was checked by whoever signed it in: a name
  // or a number can be anybody's, who would get another person's bookings.
  const same = alike.filter((each) =>
    each.foldedName === foldedName && (each.issuer === null || hasEmail(each))
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
