import { assert, assertEquals, assertRejects } from "@std/assert";
import { join } from "node:path";
import { migrateAll } from "../../mcp_server/migrate.ts";
import { readAllMigrations } from "../../mcp_server/migrations.ts";
import { migrate } from "../../mcp_server/storage/migrate.ts";
import { connectAsOwner } from "../../mcp_server/storage/owner_connection.ts";
import { createBareDatabase } from "../../mcp_server/storage/test_bare_database.ts";
import { createTestDatabase } from "../../mcp_server/storage/test_database.ts";
import { seed } from "../local/seed.ts";
import { createStateFolder } from "../local/test_state_folder.ts";
import { dumpPostgres } from "./dump_postgres.ts";
import { loadPostgres } from "./load_postgres.ts";

/** An owner as hosted databases give one: it may create roles, and no more. */
async function hostedOwner() {
  const cluster = await createTestDatabase({ max: 1 });
  const { owner: superuser } = cluster;
  const name = `hosted_${crypto.randomUUID().replaceAll("-", "")}`;
  await superuser.unsafe(`create role ${name} login createrole password 'pw'`);
  const roles = await superuser<{ name: string }[]>`
    select rolname as name from pg_roles
    where rolname like 'madoguchi\\_%' and not rolcanlogin`;
  await superuser.unsafe(`
    grant ${roles.map((role) => role.name).join()} to ${name}
    with admin true, inherit false, set false`);
  return {
    name,
    urlOf: (url: string) =>
      Object.assign(new URL(url), { username: name, password: "pw" }).href,
    async [Symbol.asyncDispose]() {
      await superuser.unsafe(`drop owned by ${name}; drop role ${name}`);
      await cluster[Symbol.asyncDispose]();
    },
  };
}

/** Every row of every table as text, but for when a migration was applied. */
async function rowsOf(url: string): Promise<Record<string, string[]>> {
  const sql = connectAsOwner(url, { max: 1 });
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_name <> 'schema_migrations'
    order by name`;
  const all: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await sql<{ row: string }[]>`
      select t::text as row from ${sql(name)} as t order by row`;
    all[name] = rows.map(({ row }) => row);
  }
  await sql.end();
  return all;
}

async function run(url: string, ...statements: string[]) {
  const sql = connectAsOwner(url, { max: 1 });
  const results = [];
  for (const statement of statements) results.push(await sql.unsafe(statement));
  await sql.end();
  return results;
}

const AUDIT = `insert into audit_log (at, request_id, actor_kind, actor_id,
  operation, kind, targets, after)
  values (now(), 'r', 'staff', 'a', 'booking_update', 'write',
    array['bkg_1', 'a "quoted" one'], '{"note": "line\\\\nline\\ttab"}')
  returning id`;

Deno.test("an owner who sees no row of others can back up all rows, and load them into an empty database", async () => {
  await using owner = await hostedOwner();
  await using state = await createStateFolder();
  {
    await using from = await createBareDatabase({ owner: owner.name });
    await using to = await createBareDatabase({ owner: owner.name });
    await migrateAll(owner.urlOf(from.url));
    await seed(owner.urlOf(from.url));
    const [written] = await run(from.url, AUDIT, AUDIT);
    const dumped = await dumpPostgres(owner.urlOf(from.url), state.path);
    await loadPostgres(owner.urlOf(to.url), state.path, dumped);
    await migrateAll(owner.urlOf(to.url));
    const rows = await rowsOf(from.url);
    assertEquals(await rowsOf(to.url), rows);
    assert(rows.services!.length > 3 && rows.audit_log!.length === 2);

    const [next] = await run(to.url, AUDIT);
    assertEquals(next![0]!.id, written![0]!.id + 2);
    await assertRejects(
      () => run(to.url, "delete from audit_log"),
      Error,
      "append-only",
    );
    for (const { url } of [from, to]) {
      const [unforced] = await run(
        url,
        "select from pg_class where relrowsecurity and not relforcerowsecurity",
      );
      assertEquals(unforced!.length, 0);
    }
  }
});

Deno.test("a backup from before the last migrations is loaded and brought up to date; one of a newer version is refused", async () => {
  await using state = await createStateFolder();
  await using from = await createBareDatabase();
  await using to = await createBareDatabase();
  const all = await readAllMigrations();
  await migrate(from.url, all.slice(0, -2));
  await run(
    from.url,
    `insert into products (id, name_ja, name_en, description_ja, description_en,
      price_minor, currency, stock, position)
    values ('prd_1', 'a', 'b', 'c', 'd', 100, 'JPY', 3, 1)`,
  );
  const dumped = await dumpPostgres(from.url, state.path);
  await loadPostgres(to.url, state.path, dumped);
  assertEquals(
    await migrateAll(to.url),
    all.slice(-2).map(({ name }) => name),
  );
  assertEquals((await rowsOf(to.url)).products!.length, 1);

  await using another = await createBareDatabase();
  const newer = { ...dumped, migrations: [...dumped.migrations, "9999_later"] };
  await assertRejects(
    () => loadPostgres(another.url, join(state.path), newer),
    Error,
    "9999_later",
  );
});
