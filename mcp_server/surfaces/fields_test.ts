import { assert, assertEquals } from "@std/assert";
import canonicalize from "canonicalize";
import { operationName, procedureFor } from "../operation/operation.ts";
import { operations } from "../slices.ts";
import { isPersonal } from "../storage/personal.ts";
import { createTestApp, type TestApp } from "../test_app.ts";
import { callRest } from "./test_calls.ts";
import { fieldsOf, nameOf } from "./test_fields.ts";
import { createAdminCookie } from "./test_people.ts";
import { creations, inputFor, prepareSlices } from "./test_slices.ts";
import {
  argumentsOf,
  callAs,
  createCustomer,
  type Kind,
  listTrials,
  titleOf,
  type Trial,
  type TrialContext,
} from "./test_trials.ts";

const NOW = new Date("2026-03-02T03:00:00Z");
const TRIALS = listTrials();
/** Tables that record calls; a value in them alone is not stored. */
const CALL_TABLES = ["audit_log", "idempotency_keys"];

Deno.test("every field of a write is stored and returned, never logged, and erased with the customer", async () => {
  await using app = await createTestApp({ now: () => NOW });
  await prepareSlices(app.database.owner);
  const cookie = await createAdminCookie(app);
  const lost: string[] = [];
  const customers: string[] = [];
  for (const [index, trial] of TRIALS.entries()) {
    const customer = await createCustomer(app, index);
    customers.push(customer.userId);
    if (!await isStoredAndReturned({ app, cookie, customer }, trial)) {
      lost.push(titleOf(trial));
    }
  }
  const logged = (await findTexts(app, "(?:secret|walk-in)-[0-9]+"))
    .filter((found) => found.startsWith("audit_log"));
  for (const userId of customers) await forget(app, userId);
  const unerased = await findTexts(app, "secret-[0-9]+");

  const personal =
    TRIALS.filter(({ field }) => isPersonal(field.schema)).length;
  console.log(`${TRIALS.length} fields, ${personal} of them personal`);
  const leaks = [...lost, ...logged, ...unerased];
  console.log(`figure: field_leaks = ${leaks.length} (goal = 0)`);
  assertEquals(leaks, []);
  assert(personal > 5, "too few personal fields were tested");
});

/** Whether a value given to the field is returned by reads, or at least stored. */
async function isStoredAndReturned(
  context: TrialContext,
  trial: Trial,
): Promise<boolean> {
  const { operation, kind, field } = trial;
  const creation = creations
    .find((each) => each.operation === operationName(operation));
  // A walk-in has no account, so nothing erases what staff enter about them.
  const isWalkIn = kind === "staff" && creation;
  const { secret } = context.customer;
  const text = isWalkIn ? secret.replace("secret", "walk-in") : secret;
  const { args, value } = argumentsOf(context, trial, text);
  const result = await callAs(context, trial, args);
  const owned = { ...context.customer.owned, ...creation?.owned?.(result) };
  const customer = { ...context.customer, owned };
  const readers: Kind[] = isWalkIn ? ["staff"] : ["user", "staff"];
  const answers = await readBack({ ...context, customer }, trial, readers);
  const records = recordsOf(answers, Object.values(owned));
  return records.length === 0
    ? await isStored(context.app, value)
    : records.every((record) => contains(record, value, nameOf(field)));
}

/** The results of all reads of the same noun that return such a field. */
async function readBack(
  context: TrialContext,
  { operation, field }: Trial,
  kinds: readonly Kind[],
): Promise<unknown[]> {
  const { app, customer: { owned } } = context;
  const readers = operations.filter(({ noun, kind }) =>
    noun === operation.noun && kind === "read"
  );
  const answers: unknown[] = [];
  for (const reader of readers) {
    for (const kind of kinds) {
      const output = procedureFor(reader, kind)?.output;
      const isReturned = output &&
        fieldsOf(output).some((shown) => nameOf(shown) === nameOf(field));
      if (!isReturned) continue;
      const args = inputFor(reader, { owned, now: app.deps.now() });
      const call = { operation: reader, kind };
      answers.push(await callAs(context, call, args));
    }
  }
  return answers;
}

/** The objects in `body`, at any depth, whose `id` is one of `ids`. */
function recordsOf(body: unknown, ids: readonly string[]): unknown[] {
  if (typeof body !== "object" || body === null) return [];
  const { id } = body as { id?: string };
  if (id !== undefined && ids.includes(id)) return [body];
  return Object.values(body).flatMap((member) => recordsOf(member, ids));
}

/** Whether `body` contains `value` at any depth, under `name` if it is given. */
function contains(body: unknown, value: unknown, name?: string): boolean {
  if (typeof body !== "object" || body === null) return false;
  return Object.entries(body).some(([key, member]) =>
    (name === undefined || key === name) && isSame(member, value) ||
    contains(member, value, name)
  );
}

/** Compares two JSON values; times are equal if they are the same instant. */
function isSame(one: unknown, other: unknown): boolean {
  const [a, b] = [one, other].map((value) =>
    typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value)
      ? Date.parse(value)
      : value
  );
  return canonicalize(a) === canonicalize(b);
}

async function isStored(app: TestApp, value: unknown): Promise<boolean> {
  for (const table of await tablesOf(app)) {
    if (CALL_TABLES.includes(table)) continue;
    const { owner } = app.database;
    const rows = await owner`
      select to_jsonb(of_table) as row from ${owner(table)} of_table`;
    if (rows.some(({ row }) => contains(row, value))) return true;
  }
  return false;
}

async function tablesOf({ database }: TestApp): Promise<string[]> {
  const rows = await database.owner<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public'`;
  return rows.map(({ name }) => name);
}

/** All matches of a pattern in any table, e.g. `orders: secret-0001`. */
async function findTexts(app: TestApp, pattern: string): Promise<string[]> {
  const { owner } = app.database;
  const found = await Promise.all((await tablesOf(app)).map(async (table) => {
    const rows = await owner<{ text: string }[]>`
      select distinct substring(of_table::text from ${pattern}) as text
      from ${owner(table)} of_table where of_table::text ~ ${pattern}`;
    return rows.map(({ text }) => `${table}: ${text}`);
  }));
  return found.flat();
}

async function forget(app: TestApp, userId: string): Promise<void> {
  const { token } = await app.signer.signForService(["customer:forget"]);
  const args = { userId };
  const { status } = await callRest(app, "customer_forget", { token, args });
  assertEquals(status, 200);
}
