import { assertEquals, assertRejects } from "@std/assert"; // assertions
import { connect } from "./postgres.ts";
import { migrate, readMigrations } from "./migrate.ts";
import { MIGRATIONS } from "./migrations.ts";
import { createTestDatabase } from "./test_database.ts";

/** The URL of a database without anything in it, dropped on disposal. */
async function createBareDatabase() {
  const adminUrl = Deno.env.get("TEST_DATABASE_URL")!;
  const name = `madoguchi_bare_${crypto.randomUUID().replaceAll("-", "")}`;
  const admin = connect(adminUrl, { max: 1 });
  await admin`create database ${admin(name)}`;
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async [Symbol.asyncDispose]() {
      await admin`drop database ${admin(name)} with (force)`;
      await admin.end();
    },
  };
}

Deno.test("every migration file is listed, so that readiness knows it", async () => {
  const files = (await readMigrations()).map((migration) => migration.name);
  assertEquals(files, [...MIGRATIONS] as string[]);
});

Deno.test("instances that migrate at the same time apply each migration once", async () => {
  await using database = await createBareDatabase();
  const applied = await Promise.all(
    [1, 2, 3].map(() => migrate(database.url)),
  );
  assertEquals(applied.flat().sort(), [...MIGRATIONS] as string[]);
  assertEquals(await migrate(database.url), []);
});

Deno.test("a migration that was changed after it was applied is refused", async () => {
  await using database = await createBareDatabase();
  const migration = { name: "0001_first", text: "select 1", checksum: "one" };
  assertEquals(await migrate(database.url, [migration]), ["0001_first"]);
  await assertRejects(
    () => migrate(database.url, [{ ...migration, checksum: "two" }]),
    Error,
    '"0001_first" was changed',
  );
});

Deno.test("a migration that fails leaves nothing behind", async () => {
  await using database = await createBareDatabase();
  const text = "create table half (); select 1 / 0;";
  const migration = { name: "0001_half", text, checksum: "half" };
  await assertRejects(() => migrate(database.url, [migration]));
  const sql = connect(database.url, { max: 1 });
  const [row] = await sql`select to_regclass('half') as half`;
  assertEquals(row, { half: null });
  await sql.end();
});

Deno.test("every table that a request can touch forces row level security", async () => {
  await using database = await createTestDatabase();
  const rows = await database.owner`
    select relname as table, rolname as role
    from pg_class, pg_roles
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and rolname in ('madoguchi_user', 'madoguchi_staff', 'madoguchi_service')
      and has_table_privilege(rolname, pg_class.oid,
        'select, insert, update, delete, truncate')
      and not (relrowsecurity and relforcerowsecurity)`;
  assertEquals([...rows], []);
});
