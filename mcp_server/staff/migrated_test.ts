import { assertEquals } from "@std/assert";
import { hashToken, randomToken } from "../../shared/sign_in/mod.ts";
import { getSessionAdmin } from "../auth/admin_session.ts";
import { migrateAll } from "../migrate.ts";
import { readAllMigrations } from "../migrations.ts";
import { migrate } from "../storage/migrate.ts";
import { connectAsOwner } from "../storage/owner_connection.ts";
import { connect } from "../storage/postgres.ts";
import { createBareDatabase } from "../storage/test_bare_database.ts";

const NOW = new Date();

/** People of a database from before admissions were recorded. */
const BEFORE = [
  ["listed", "Owner@example.com", "owner"],
  ["unlisted", "former@example.com", "owner"],
  ["unlisted_of_the_domain", "former@shop.example", "owner"],
  ["member", "mika@shop.example", "viewer"],
  ["raised_by_hand", "ken@shop.example", "admin"],
  ["stranger", "x@other.example", "viewer"],
] as const;

/** A database as it was then, with these people signed in. */
async function createOldDatabase() {
  const database = await createBareDatabase();
  const migrations = await readAllMigrations();
  await migrate(
    database.url,
    migrations.filter(({ name }) => name < "0018"),
  );
  const owner = connectAsOwner(database.url, { max: 1 });
  const sessions = new Map<string, string>();
  for (const [id, email, role] of BEFORE) {
    const session = randomToken();
    sessions.set(id, session);
    await owner`
      insert into mcp_users (google_sub, id, email, name, role, created_at,
        last_sign_in_at)
      values (${id}, ${id}, ${email}, ${id}, ${role}, ${NOW}, ${NOW})`;
    await owner`
      insert into mcp_sessions (id_sha256, user_id, created_at, last_seen_at)
      values (${await hashToken(session)}, ${id}, ${NOW}, ${NOW})`;
  }
  await owner.end();
  return { ...database, sessions };
}

/** The role that each session has. */
async function rolesIn(
  { url, sessions }: { url: string; sessions: ReadonlyMap<string, string> },
) {
  const sql = connect(url, { max: 1 });
  const roles: Record<string, string | undefined> = {};
  for (const [id, session] of sessions) {
    roles[id] = (await getSessionAdmin(sql, session, NOW))?.role;
  }
  await sql.end();
  return roles;
}

Deno.test("who signed in before admissions were recorded stays in while a list has them", async () => {
  await using database = await createOldDatabase();
  const allowed = { emails: ["owner@example.com"], domain: "shop.example" };
  await migrateAll(database.url, { allowed });
  const expected = {
    listed: "owner",
    unlisted: undefined,
    unlisted_of_the_domain: undefined,
    member: "viewer",
    raised_by_hand: "admin",
    stranger: undefined,
  };
  assertEquals(await rolesIn(database), expected);
  await migrateAll(database.url);
  assertEquals(await rolesIn(database), expected, "no list given: as it was");
  await migrateAll(database.url, { allowed: { domain: "" } });
  assertEquals(await rolesIn(database), {
    ...expected,
    member: undefined,
    raised_by_hand: undefined,
  });
});

Deno.test("a database that is migrated without lists lets nobody in until it is told", async () => {
  await using database = await createOldDatabase();
  await migrateAll(database.url);
  const roles = Object.values(await rolesIn(database));
  assertEquals(new Set(roles), new Set([undefined]));
  await migrateAll(database.url, {
    allowed: { emails: ["owner@example.com"] },
  });
  assertEquals((await rolesIn(database)).listed, "owner");
});
