import { assert, assertEquals, assertRejects } from "@std/assert";
import { fileURLToPath } from "node:url";
import { migrateAll } from "../../mcp_server/migrate.ts";
import { listMigrations } from "../../mcp_server/migrations.ts";
import { connectAsOwner } from "../../mcp_server/storage/owner_connection.ts";
import { callMcp, callRest } from "../../mcp_server/surfaces/test_calls.ts";
import {
  createTestKeys,
  createTestSigner,
  ISSUER,
  writeTestAccess,
} from "../../mcp_server/test_app.ts";
import { TestProcess } from "../../mcp_server/test_process.ts";
import { USER_SCOPES } from "../../shared/contract/scopes.ts";
import { seed } from "../local/seed.ts";
import {
  type DebianPostgres,
  type Login,
  missing,
  startDebianPostgres,
} from "./debian_postgres.ts";
import { testWith } from "./test_with.ts";

const OWNER = { user: "shop_owner", password: "owner-pw", database: "shop" };
const SERVER = { user: "shop_server", password: "server-pw", database: "shop" };
const ROLES = fileURLToPath(
  new URL("../../mcp_server/storage/roles.sql", import.meta.url),
);

/** What a DBA does: two logins that may create nothing, and a database. */
async function prepare(postgres: DebianPostgres): Promise<void> {
  await runAs(postgres, postgres.dba, [
    `create role shop_owner login password '${OWNER.password}'`,
    `create role shop_server login password '${SERVER.password}'`,
    "create database shop owner shop_owner",
  ]);
}

async function runAs(
  postgres: DebianPostgres,
  login: Login,
  statements: string[],
): Promise<void> {
  const sql = connectAsOwner(postgres.url(login), { max: 1 });
  try {
    for (const statement of statements) await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

/** Runs `roles.sql` as a DBA does, with the system's own psql. */
async function runRolesFile(postgres: DebianPostgres): Promise<void> {
  const url = postgres.url({ ...postgres.dba, database: "shop" });
  const { success, stderr } = await new Deno.Command("psql", {
    args: [
      ...["-v", "ON_ERROR_STOP=1", "-v", "owner=shop_owner"],
      ...["-v", "login=shop_server", "-f", ROLES, url],
    ],
    stdout: "null",
  }).output();
  assert(success, new TextDecoder().decode(stderr));
}

testWith(
  missing,
  "on Debian's Postgres 15, with SCRAM, an authority of its own, no superuser and a DBA's roles, a booking is made and read",
  async () => {
    await using postgres = await startDebianPostgres();
    await prepare(postgres);
    const refused = await assertRejects(() => migrateAll(postgres.url(OWNER)));
    assert(refused instanceof Error);
    assert(refused.message.includes("create role %I nologin"), refused.message);
    assert(!refused.message.includes(OWNER.password));
    await runRolesFile(postgres);
    const migrations = await listMigrations();
    assertEquals(await migrateAll(postgres.url(OWNER)), migrations);
    assertEquals(await migrateAll(postgres.url(OWNER)), []);
    await book(postgres);
  },
);

testWith(
  missing,
  "the SQL that the error prints is all that a DBA has to run",
  async () => {
    await using postgres = await startDebianPostgres();
    await prepare(postgres);
    const { message } = await assertRejects(
      () => migrateAll(postgres.url(OWNER)),
      Error,
    );
    const [, ...statements] = message.split("\n\n");
    await runAs(postgres, postgres.dba, [statements.join("\n\n")]);
    const migrations = await listMigrations();
    assertEquals(await migrateAll(postgres.url(OWNER)), migrations);
  },
);

testWith(
  missing,
  "an owner who may create roles needs no DBA, and keeps none that owns functions",
  async () => {
    await using postgres = await startDebianPostgres();
    await prepare(postgres);
    await runAs(postgres, postgres.dba, ["alter role shop_owner createrole"]);
    const migrations = await listMigrations();
    assertEquals(await migrateAll(postgres.url(OWNER)), migrations);
    const sql = connectAsOwner(postgres.url(OWNER), { max: 1 });
    const [row] = await sql`
      select pg_has_role('madoguchi_eraser', 'member') as eraser,
        pg_has_role('madoguchi_user', 'member') as user`;
    await sql.end();
    assertEquals(row, { eraser: false, user: true });
  },
);

/** Books over REST and reads it over MCP, on the server as a process. */
async function book(postgres: DebianPostgres): Promise<void> {
  await seed(postgres.url(OWNER));
  const keys = await createTestKeys();
  await writeTestAccess(postgres.url(OWNER), keys);
  const databaseUrl = postgres.url(SERVER);
  await using server = new TestProcess({ databaseUrl, keys });
  await server.start();
  const signer = await createTestSigner(ISSUER, keys);
  const user = { id: "usr_1", email: null, name: "Hanako" };
  const { token } = await signer.signForUser({ user, scopes: USER_SCOPES });
  const from = new Date(Date.now() + 86_400_000).toISOString();
  const to = new Date(Date.now() + 8 * 86_400_000).toISOString();
  const serviceId = "svc_haircut";
  const slots = await callRest(server, "booking_slots", {
    token,
    args: { serviceId, from, to },
  });
  assertEquals(slots.status, 200, JSON.stringify(slots.body));
  const start = slots.body.slots[0].start;
  const { status, body } = await callRest(server, "booking_create", {
    token,
    headers: { "idempotency-key": crypto.randomUUID() },
    args: { serviceId, start },
  });
  assertEquals(status, 200, JSON.stringify(body));
  const list = await callMcp(server, "booking_list", { token });
  const [booking] = list.body.result.structuredContent.items;
  assertEquals(booking.id, body.booking.id);
}
