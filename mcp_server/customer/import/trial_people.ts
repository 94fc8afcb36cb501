import type { TransactionSql } from "../../storage/statement.ts";
import {
  hideIdentity,
  type Identity,
  identityOf,
  type KnownIdentity,
  type Person,
} from "./identity.ts";

/** Somebody whom a line of a trial would have added. */
export interface TrialPerson {
  id: string;
  person: Person;
}

/** Those of earlier lines who may be one of these persons. */
export async function findTrialPeople(
  sql: TransactionSql,
  trialId: string,
  hidden: readonly Identity[],
): Promise<KnownIdentity[]> {
  const names = hidden.map(({ name }) => name);
  const phones = hidden.flatMap(({ phone }) => phone ?? []);
  const emails = hidden.flatMap(({ email }) => email ?? []);
  return await sql<KnownIdentity[]>`
    select id, name, folded_name as "foldedName", phone, email, null as issuer
    from import_trial_people
    where import_id = ${trialId} and (name = any (${names}::text[])
      or phone = any (${phones}::text[]) or email = any (${emails}::text[]))
    order by id`;
}

/** Keeps them for the trial's later lines, so that nobody can read who they are. */
export async function addTrialPeople(
  sql: TransactionSql,
  trialId: string,
  people: readonly TrialPerson[],
): Promise<void> {
  if (people.length === 0) return;
  const rows = await Promise.all(
    people.map(async ({ id, person }) => ({
      id,
      ...await hideIdentity(identityOf(person)),
    })),
  );
  await sql`
    insert into import_trial_people
      (import_id, id, name, folded_name, phone, email)
    select ${trialId}, id, name, "foldedName", phone, email
    from jsonb_to_recordset(${sql.json(rows)}::jsonb) as given (
      id text, name text, "foldedName" text, phone text, email text)`;
}
