import { assertEquals, assertMatch, assertRejects } from "@std/assert";
import { connect, type Database } from "./postgres.ts";
import { migrateAll } from "../migrate.ts";
import { listMigrations } from "../migrations.ts";
import { migrate } from "./migrate.ts";
import { checkDatabase } from "./readiness.ts";
import { testStaff } from "./test_actors.ts";
import { createBareDatabase } from "./test_bare_database.ts";
import { createTestDatabase } from "./test_database.ts";
import { inTransaction } from "./transaction.ts";

Deno.test("instances that migrate at the same time apply each migration once", async () => {
  await using database = await createBareDatabase();
  const applied = await Promise.all(
    [1, 2, 3].map(() => migrateAll(database.url)),
  );
  assertEquals(applied.flat().sort(), await listMigrations());
  assertEquals(await migrateAll(database.url), []);
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

Deno.test("a migration that fails is rolled back", async () => {
  await using database = await createBareDatabase();
  const text = "create table half (); select 1 / 0;";
  const migration = { name: "0001_half", text, checksum: "half" };
  await assertRejects(
    () => migrate(database.url, [migration]),
    Error,
    'Cannot migrate: "0001_half" failed: division by zero',
  );
  const sql = connect(database.url, { max: 1 });
  const [row] = await sql`select to_regclass('half') as half`;
  assertEquals(row, { half: null });
  await sql.end();
});

Deno.test("an owner that is not a superuser can migrate, and can read no booking outside a request", async () => {
  await using cluster = await createTestDatabase();
  const { owner: superuser } = cluster;
  const name = `hosted_${crypto.randomUUID().replaceAll("-", "")}`;
  await superuser.unsafe(`create role ${name} login createrole password 'pw'`);
  // The same grants as if it had created the roles itself.
  const roles = await superuser<{ name: string }[]>`
    select rolname as name from pg_roles
    where rolname like 'madoguchi\\_%' and not rolcanlogin`;
  await superuser.unsafe(`
    grant ${roles.map((role) => role.name).join()} to ${name}
    with admin true, inherit false, set false`);
  {
    await using bare = await createBareDatabase({ owner: name });
    const url = new URL(bare.url);
    url.username = name;
    url.password = "pw";
    await migrateAll(url.href);
    const sql = connect(url.href, { max: 1 });
    assertEquals(await checkDatabase(sql, await listMigrations()), []);
    await addBooking(sql);
    assertEquals([...await sql`select id from bookings`], []);
    assertEquals([...await sql`select id from customers`], []);
    await sql.end();
  }
  await superuser.unsafe(`drop role ${name}`);
});

Deno.test("an owner who may not use the roles of a cluster is told what a DBA has to run, and then migrates", async () => {
  await using cluster = await createTestDatabase();
  const { owner: superuser } = cluster;
  const name = `second_${crypto.randomUUID().replaceAll("-", "")}`;
  await superuser.unsafe(`create role ${name} login createrole password 'pw'`);
  {
    await using bare = await createBareDatabase({ owner: name });
    const url = Object.assign(new URL(bare.url), {
      username: name,
      password: "pw",
    });
    const { message } = await assertRejects(() => migrateAll(url.href), Error);
    const [sentence, ...statements] = message.split("\n\n");
    assertMatch(sentence!, /^Cannot migrate: .* then migrate again:$/);
    await superuser.unsafe(statements.join("\n\n"));
    assertEquals(await migrateAll(url.href), await listMigrations());
    const [row] = await superuser<[{ taken: boolean }]>`
      select pg_has_role(${name}, 'madoguchi_eraser', 'usage') as taken`;
    assertEquals(row, { taken: false });
  }
  await superuser.unsafe(`drop owned by ${name}; drop role ${name}`);
});

Deno.test("a login from before a role was added gets it with the next migration", async () => {
  await using cluster = await createTestDatabase();
  const { owner: superuser } = cluster;
  const login = `earlier_${crypto.randomUUID().replaceAll("-", "")}`;
  await superuser.unsafe(`create role ${login} login`);
  for (const role of ["server", "user", "staff", "service"]) {
    await superuser.unsafe(`grant madoguchi_${role} to ${login}`);
  }
  await using bare = await createBareDatabase();
  await migrateAll(bare.url);
  const [row] = await superuser<[{ can: boolean }]>`
    select pg_has_role(${login}, 'madoguchi_stylist', 'member') as can`;
  await superuser.unsafe(`drop role ${login}`);
  assertEquals(row, { can: true });
});

/** Adds a booking and the rows it refers to, as staff. */
async function addBooking(sql: Database) {
  const rows = await inTransaction(sql, testStaff, async (tx) => {
    await tx`
      insert into customers (id, name, created_by, created_at, last_seen)
      values ('cus_1', 'Hanako', 'mcp', now(), now())`;
    await tx`
      insert into services (id, name_ja, name_en, description_ja,
        description_en, duration_minutes, slot_step_minutes, lead_minutes,
        horizon_days, cancel_cutoff_minutes, price_minor, currency)
      values ('svc_1', '', '', '', '', 60, 30, 0, 30, 0, 0, 'JPY')`;
    await tx`
      insert into resources (id, name_ja, name_en) values ('res_1', '', '')`;
    await tx`
      insert into bookings (id, customer_id, service_id, resource_id, lane,
        start_at, end_at, busy, status, price_minor, currency, created_by,
        created_at, updated_at)
      values ('bkg_1', 'cus_1', 'svc_1', 'res_1', 1, now(),
        now() + interval '1 hour', tstzrange(now(), now() + interval '1 hour'),
        'confirmed', 0, 'JPY', 'mcp', now(), now())`;
    return [...await tx`select id from bookings`];
  });
  assertEquals(rows, [{ id: "bkg_1" }]);
}

Deno.test("every table that a request can access forces row level security", async () => {
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
