import { assert, assertEquals, assertMatch, assertRejects } from "@std/assert";
import { createTestKeys } from "../shared/contract/test_keys.ts";
import { readAccess } from "./env.ts";
import { prepareForServer } from "./migrate.ts";
import { listMigrations, readAllMigrations } from "./migrations.ts";
import { slices } from "./slices.ts";
import { migrate } from "./storage/migrate.ts";
import { connectAsOwner } from "./storage/owner_connection.ts";
import { readOwnerUrl } from "./storage/owner_url.ts";
import { connect } from "./storage/postgres.ts";
import { checkDatabase } from "./storage/readiness.ts";
import { createBareDatabase } from "./storage/test_bare_database.ts";
import { createTestDatabase } from "./storage/test_database.ts";
import { testVariables } from "./test_app.ts";
import { TestProcess } from "./test_process.ts";

const keys = await createTestKeys();

/** An empty database, the variables of `migrate`, and a name for its login. */
async function emptyDatabase() {
  const database = await createBareDatabase();
  const name = `shop_${crypto.randomUUID().replaceAll("-", "")}`;
  const serverUrl = Object.assign(new URL(database.url), {
    username: name,
    password: "hunter2",
  }).href;
  const variables = {
    ...testVariables(serverUrl, keys, "http://localhost:8788"),
    DATABASE_OWNER_URL: database.url,
    MCP_ADMIN_EMAILS: "owner@example.com",
  };
  const run = (changes: Record<string, string> = {}) => {
    const all = { ...variables, ...changes };
    return prepareForServer(readOwnerUrl(all), readAccess(all));
  };
  return {
    name,
    url: database.url,
    serverUrl,
    run,
    async [Symbol.asyncDispose]() {
      const sql = connectAsOwner(database.url, { max: 1 });
      await sql.unsafe(`drop role if exists ${name}`);
      await sql.end();
      await database[Symbol.asyncDispose]();
    },
  };
}

Deno.test("migrate does all of the owner's work on an empty database, and says what; a second run finds it done", async () => {
  await using database = await emptyDatabase();
  const { name, run } = database;
  const first = await run();
  const applied = (await listMigrations()).map((name) => `Applied ${name}`);
  assertEquals(first, [
    ...applied,
    "Wrote issuer ai-service.test for mcp-api.test with 1 key",
    "Wrote who may sign in as staff: 1 as owner by address",
    "The audit log is kept for ever",
    `Made the server's login "${name}"`,
  ]);
  assertEquals(await run(), [
    `Nothing to apply: the schema has all ${applied.length} migrations`,
    "Unchanged: issuer ai-service.test for mcp-api.test with 1 key",
    "Unchanged: who may sign in as staff: 1 as owner by address",
    "The audit log is kept for ever",
    `Updated the server's login "${name}"`,
  ]);
  const sql = connect(database.serverUrl, { max: 2 });
  const tables = slices.flatMap((slice) => slice.tables ?? []);
  assertEquals(await checkDatabase(sql, await listMigrations(), tables), []);
  const services = await sql`select has_table_privilege('services', 'insert')`;
  assertEquals(services, [{ has_table_privilege: false }]);
  await sql.end();
});

Deno.test("migrate adds no row of the demo business", async () => {
  await using database = await emptyDatabase();
  await database.run();
  const sql = connectAsOwner(database.url, { max: 1 });
  for (const table of ["services", "products", "forms", "resources"]) {
    assertEquals((await sql`select from ${sql(table)}`).length, 0, table);
  }
  await sql.end();
});

Deno.test("migrate makes no login of a superuser, nor of one for another database", async () => {
  await using database = await emptyDatabase();
  const superuser = new URL(database.url);
  const owner = `other_${database.name}`;
  const sql = connectAsOwner(database.url, { max: 1 });
  await sql.unsafe(`create role ${owner} superuser login password 'pw'`);
  const DATABASE_URL = Object.assign(new URL(database.url), {
    username: owner,
    password: "pw",
  }).href;
  const { message } = await assertRejects(
    () => database.run({ DATABASE_URL }),
    Error,
  );
  assertMatch(message, new RegExp(`"${owner}" of DATABASE_URL is a superuser`));
  await sql.unsafe(`drop role ${owner}`);
  await sql.end();
  superuser.pathname = "/another";
  await assertRejects(
    async () => await database.run({ DATABASE_URL: superuser.href }),
    TypeError,
    "must name the same database",
  );
});

Deno.test("an owner who may not create roles is told what a DBA has to run for the login, and takes it then", async () => {
  await using cluster = await createTestDatabase({ max: 1 });
  const { owner: dba } = cluster;
  const id = crypto.randomUUID().replaceAll("-", "");
  const [owner, login] = [`owner_${id}`, `login_${id}`];
  await dba.unsafe(`create role ${owner} login password 'pw'`);
  {
    await using bare = await createBareDatabase({ owner });
    const at = (username: string, password: string) =>
      Object.assign(new URL(bare.url), { username, password }).href;
    const variables = {
      DATABASE_OWNER_URL: at(owner, "pw"),
      DATABASE_URL: at(login, "secret"),
    };
    const attempt = () =>
      prepareForServer(readOwnerUrl(variables), { allowed: {} });
    const statementsFor = async () => {
      const { message } = await assertRejects(attempt, Error);
      assert(!message.includes("secret"));
      return message.split("\n\n").slice(1).join("\n\n");
    };
    await dba.unsafe(await statementsFor());
    const grants = await statementsFor();
    await dba.unsafe(`create role ${login} login password 'secret'`);
    await dba.unsafe(grants);
    assertEquals(
      (await attempt()).at(-1),
      `Took, as it is, the server's login "${login}"`,
    );
    const sql = connect(variables.DATABASE_URL, { max: 2 });
    assertEquals(await checkDatabase(sql, await listMigrations()), []);
    await sql.end();
  }
  await dba.unsafe(`drop owned by ${owner}; drop role ${owner}, ${login}`);
});

Deno.test("a server on an older schema does not start, and says in one sentence what to do", async () => {
  await using database = await emptyDatabase();
  const all = await readAllMigrations();
  await migrate(database.url, all.slice(0, -2));
  const server = new TestProcess({ databaseUrl: database.url, keys });
  const { message } = await assertRejects(() => server.start(), Error);
  const [missing] = all.slice(-2).map(({ name }) => name);
  const { host } = new URL(database.url);
  const sentence =
    `the database at ${host} lacks ${missing} and 1 more of the ` +
    `${all.length} migrations that this version needs: run ` +
    "`deno task migrate` as its owner";
  assert(message.includes(sentence), message);
});

Deno.test("a server is ready on a schema that is newer than it needs", async () => {
  await using database = await emptyDatabase();
  await database.run();
  const sql = connect(database.serverUrl, { max: 2 });
  const before = (await listMigrations()).slice(0, -1);
  assertEquals(await checkDatabase(sql, before), []);
  await sql.end();
});
