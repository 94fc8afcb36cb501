import { assertEquals } from "@std/assert";
import { USER_SCOPES } from "../../shared/contract/scopes.ts";
import type { TokenSigner } from "../../shared/contract/sign.ts";
import { operationName } from "../operation/operation.ts";
import {
  createTestApp,
  createTestKeys,
  createTestSigner,
  ISSUER,
  type TestApp,
  trustIssuer,
} from "../test_app.ts";
import { callRest } from "./test_calls.ts";
import {
  type Arguments,
  creations,
  type Owned,
  prepareSlices,
  type Victim,
} from "./test_slices.ts";

/** The time of all attacks. */
export const NOW = new Date("2026-03-02T03:00:00Z");
/** A text of the victim that nobody else may read. */
export const SECRET = "do-not-tell-anyone";
/** The victim's `sub`; the other issuer has a user with the same one. */
const VICTIM = "hanako";

/** A customer with a token and records. */
export interface Customer extends Victim {
  name: string;
  token: string;
  owned: Owned;
  /** The arguments that created the records, by operation; key: `<operation>-key`. */
  sent: Record<string, Arguments>;
}

/** An app with a victim and two attackers. */
export interface CrossUserSetup extends AsyncDisposable {
  app: TestApp;
  victim: Customer;
  /** A customer of the same issuer, and one of another issuer with the same `sub`. */
  attackers: Customer[];
  /** The signers of {@linkcode ISSUER} and of the other issuer. */
  signers: TokenSigner[];
  /** Ids and texts of the victim that no response may contain. */
  secrets: string[];
  /** The victim's `nextCursor` of each list. */
  cursors: Record<string, string>;
  /** Tables whose rows belong to customers. */
  tables: string[];
}

/** Starts an app and creates records of each customer. */
export async function createCrossUserSetup(): Promise<CrossUserSetup> {
  const app = await createTestApp({ now: () => NOW });
  await prepareSlices(app.database.owner);
  const keys = await createTestKeys();
  await trustIssuer(app, "second.test", { publicPem: keys.publicPem });
  const second = await createTestSigner("second.test", keys, () => NOW);
  const here = { signer: app.signer, issuer: ISSUER };
  const there = { signer: second, issuer: "second.test" };
  const victim = await createCustomer(app, here, { id: VICTIM, text: SECRET });
  const attackers = [
    await createCustomer(app, here, { id: "ken", text: "mine" }),
    await createCustomer(app, there, { id: VICTIM, text: "mine" }),
  ];
  const tables = await ownedTables(app);
  return {
    app,
    victim,
    attackers,
    signers: [app.signer, second],
    secrets: [SECRET, ...await identifiersOf(app, tables)],
    cursors: await cursorsOf(app, victim.token),
    tables,
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  };
}

/** Creates a customer with two records of each kind. */
async function createCustomer(
  app: TestApp,
  { signer, issuer }: { signer: TokenSigner; issuer: string },
  { id, text }: { id: string; text: string },
): Promise<Customer> {
  const user = { id, email: "hanako@example.com", name: "花子" };
  const { token, jti } = await signer.signForUser({
    user,
    scopes: USER_SCOPES,
  });
  const sent: Customer["sent"] = {};
  const owned: Owned = {};
  for (const creation of creations) {
    const { operation } = creation;
    const [args, more] = [0, 1].map((round) =>
      creation.args({ text, round, now: NOW })
    ) as [Arguments, Arguments];
    const headers = { "idempotency-key": `${operation}-key` };
    const call = { token, args, headers };
    const { status, body } = await callRest(app, operation, call);
    assertEquals(status, 200, operation);
    await callRest(app, operation, { token, args: more });
    sent[operation] = args;
    Object.assign(owned, creation.owned?.(body));
  }
  return {
    ...{ name: `${id} of ${issuer}`, userId: id, issuer },
    ...{ token, jti, owned, sent },
  };
}

/** The tables with an owner per row. */
async function ownedTables({ database }: TestApp): Promise<string[]> {
  const rows = await database.owner<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name in ('issuer', 'user_id')
    group by table_name having count(*) = 2 order by table_name`;
  return rows.map(({ name }) => name);
}

/** The victim's values of unique columns: ids and order numbers. */
async function identifiersOf(
  { database: { owner } }: TestApp,
  tables: readonly string[],
): Promise<string[]> {
  const found = await Promise.all(tables.map(async (table) => {
    const columns = await owner<{ name: string }[]>`
      select attname as name from pg_index
      join pg_attribute on attrelid = indrelid and attnum = indkey[0]
      where indrelid = ${table}::regclass and indisunique and indnatts = 1`;
    const rows = await owner`
      select ${owner(columns.map(({ name }) => name))} from ${owner(table)}
      where issuer = ${ISSUER} and user_id = ${VICTIM}`;
    return rows.flatMap((row) => Object.values(row) as string[]);
  }));
  return found.flat();
}

async function cursorsOf(app: TestApp, token: string) {
  const cursors: Record<string, string> = {};
  for (const operation of app.deps.operations) {
    if (operation.audience === "service") continue;
    if (!("cursor" in operation.input.shape)) continue;
    const name = operationName(operation);
    const { body } = await callRest(app, name, { token, args: { limit: 1 } });
    cursors[name] = body.nextCursor;
  }
  return cursors;
}

/** All rows of the victim, to detect changes. */
export async function readVictimRows(
  { app, tables }: CrossUserSetup,
): Promise<unknown> {
  const { owner } = app.database;
  return await Promise.all(
    tables.map(async (table) => [
      ...await owner`
        select * from ${owner(table)} as row
        where issuer = ${ISSUER} and user_id = ${VICTIM} order by row::text`,
    ]),
  );
}
