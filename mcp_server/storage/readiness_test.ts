import { assertEquals, assertStringIncludes } from "@std/assert";
import { listMigrations } from "../migrations.ts";
import { tables } from "../slices.ts";
import { connect } from "./postgres.ts";
import { checkDatabase } from "./readiness.ts";
import { createTestDatabase } from "./test_database.ts";

const migrations = await listMigrations();

Deno.test("a migrated database is ready, for the server's login and for the owner", async () => {
  await using database = await createTestDatabase();
  assertEquals(await checkDatabase(database.sql, migrations), []);
  const owner = connect(database.ownerUrl, { max: 1 });
  assertEquals(await checkDatabase(owner, migrations), []);
  await owner.end();
});

Deno.test("a database without a migration is not ready", async () => {
  await using database = await createTestDatabase();
  await database.owner`
    delete from schema_migrations where name = '0004_booking'`;
  assertEquals(
    await checkDatabase(database.sql, migrations),
    ["Migrations missing: 0004_booking"],
  );
});

Deno.test("a database that lacks a personal column is not ready", async () => {
  await using database = await createTestDatabase();
  assertEquals(await checkDatabase(database.sql, migrations, tables), []);
  await database.owner`
    delete from personal_columns where table_name = 'form_submissions'`;
  assertEquals(
    await checkDatabase(database.sql, migrations, tables),
    ["Forgetting would miss form_submissions.answers: migrate again"],
  );
});

Deno.test("a database in which a request's role owns a table is not ready", async () => {
  await using database = await createTestDatabase();
  await database.owner`alter table customers owner to madoguchi_user`;
  assertEquals(
    await checkDatabase(database.sql, migrations),
    ['Role "madoguchi_user" owns a table'],
  );
});

Deno.test("a login that cannot switch to a request's role is not ready", async () => {
  await using database = await createTestDatabase();
  const role = `reader_${crypto.randomUUID().replaceAll("-", "")}`;
  await database.owner.unsafe(`create role ${role} login password 'pw'`);
  await database.owner.unsafe(`grant madoguchi_server to ${role}`);
  const url = new URL(database.url);
  url.username = role;
  url.password = "pw";
  const sql = connect(url.href, { max: 1 });
  const [problem] = await checkDatabase(sql, migrations);
  assertStringIncludes(problem!, "permission denied to set role");
  await sql.end();
  await database.owner.unsafe(`drop role ${role}`);
});

Deno.test("a database that cannot be reached is not ready", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  const sql = connect(`postgres://nobody@127.0.0.1:${port}/none`, { max: 1 });
  const [problem] = await checkDatabase(sql, migrations);
  assertStringIncludes(problem!, "Database not usable");
  await sql.end();
});
