import { assert, assertEquals } from "@std/assert";
import canonicalize from "canonicalize";
import { operationName, procedureFor } from "../operation/operation.ts";
import { operations } from "../slices.ts";
import { isPersonal } from "../storage/personal.ts";
import { createTestApp, type TestApp } from "../test_app.ts";
import { callRest } from "./test_calls.ts";
import { fieldsOf, nameOf } from "./test_fields.ts";
import { employ } from "./test_people.ts";
import { creations, inputFor, prepareSlices } from "./test_slices.ts";
import {
  argumentsOf,
  callAs,
  createCustomer,
  type Kind,
  listTrials,
  type Scene,
  titleOf,
  type Trial,
} from "./test_trials.ts";

const NOW = new Date("2026-03-02T03:00:00Z");
const TRIALS = listTrials();
/** What is kept of a call, beside what it did. */
const OF_CALLS = ["audit_log", "idempotency_keys"];

Deno.test("what is given to a write is kept, shown and forgotten, and never in the log", async () => {
  await using app = await createTestApp({ now: () => NOW });
  await prepareSlices(app.database.owner);
  const cookie = await employ(app);
  const dropped: string[] = [];
  const customers: string[] = [];
  for (const [index, trial] of TRIALS.entries()) {
    const customer = await createCustomer(app, index);
    customers.push(customer.userId);
    if (!await isKept({ app, cookie, customer }, trial)) {
      dropped.push(titleOf(trial));
    }
  }
  const logged = (await findTexts(app, "(?:secret|walk-in)-[0-9]+"))
    .filter((found) => found.startsWith("audit_log"));
  for (const userId of customers) await forget(app, userId);
  const left = await findTexts(app, "secret-[0-9]+");

  const said = TRIALS.filter(({ field }) => isPersonal(field.schema)).length;
  console.log(`${TRIALS.length} fields given, ${said} of them personal`);
  const leaks = [...dropped, ...logged, ...left];
  console.log(`figure: field_leaks = ${leaks.length} (goal = 0)`);
  assertEquals(leaks, []);
  assert(said > 5, "hardly anything personal was given");
});

/** Gives the field a value, and looks for it wherever it should be found. */
async function isKept(scene: Scene, trial: Trial): Promise<boolean> {
  const { operation, kind, field } = trial;
  const creation = creations
    .find((each) => each.operation === operationName(operation));
  // What staff write down of a walk-in is of nobody who could be forgotten.
  const isOfWalkIn = kind === "staff" && creation;
  const { secret } = scene.customer;
  const text = isOfWalkIn ? secret.replace("secret", "walk-in") : secret;
  const { args, value } = argumentsOf(scene, trial, text);
  const result = await callAs(scene, trial, args);
  const owned = { ...scene.customer.owned, ...creation?.owned?.(result) };
  const customer = { ...scene.customer, owned };
  const readers: Kind[] = isOfWalkIn ? ["staff"] : ["user", "staff"];
  const answers = await readBack({ ...scene, customer }, trial, readers);
  const records = recordsOf(answers, Object.values(owned));
  return records.length === 0
    ? await isStored(scene.app, value)
    : records.every((record) => holds(record, value, nameOf(field)));
}

/** What operations of the same noun answer that have such a field. */
async function readBack(
  scene: Scene,
  { operation, field }: Trial,
  kinds: readonly Kind[],
): Promise<unknown[]> {
  const { app, customer: { owned } } = scene;
  const readers = operations.filter(({ noun, kind }) =>
    noun === operation.noun && kind === "read"
  );
  const answers: unknown[] = [];
  for (const reader of readers) {
    for (const kind of kinds) {
      const output = procedureFor(reader, kind)?.output;
      const isShown = output &&
        fieldsOf(output).some((shown) => nameOf(shown) === nameOf(field));
      if (!isShown) continue;
      const args = inputFor(reader, { owned, now: app.deps.now() });
      const call = { operation: reader, kind };
      answers.push(await callAs(scene, call, args));
    }
  }
  return answers;
}

/** The objects in `body` that have one of these ids as their own. */
function recordsOf(body: unknown, ids: readonly string[]): unknown[] {
  if (typeof body !== "object" || body === null) return [];
  const { id } = body as { id?: string };
  if (id !== undefined && ids.includes(id)) return [body];
  return Object.values(body).flatMap((member) => recordsOf(member, ids));
}

/** Whether `value` stands in `body`, under that name if one is given. */
function holds(body: unknown, value: unknown, name?: string): boolean {
  if (typeof body !== "object" || body === null) return false;
  return Object.entries(body).some(([key, member]) =>
    (name === undefined || key === name) && isSame(member, value) ||
    holds(member, value, name)
  );
}

/** The same moment may be written in several ways. */
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
    if (OF_CALLS.includes(table)) continue;
    const { owner } = app.database;
    const rows = await owner`
      select to_jsonb(of_table) as row from ${owner(table)} of_table`;
    if (rows.some(({ row }) => holds(row, value))) return true;
  }
  return false;
}

async function tablesOf({ database }: TestApp): Promise<string[]> {
  const rows = await database.owner<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public'`;
  return rows.map(({ name }) => name);
}

/** What matches a pattern in any table, e.g. `orders holds secret-0001`. */
async function findTexts(app: TestApp, pattern: string): Promise<string[]> {
  const { owner } = app.database;
  const found = await Promise.all((await tablesOf(app)).map(async (table) => {
    const rows = await owner<{ text: string }[]>`
      select distinct substring(of_table::text from ${pattern}) as text
      from ${owner(table)} of_table where of_table::text ~ ${pattern}`;
    return rows.map(({ text }) => `${table} holds ${text}`);
  }));
  return found.flat();
}

async function forget(app: TestApp, userId: string): Promise<void> {
  const { token } = await app.signer.signForService(["customer:forget"]);
  const args = { userId };
  const { status } = await callRest(app, "customer_forget", { token, args });
  assertEquals(status, 200);
}
