import {
  assert,
  assertEquals,
  assertNotEquals,
  assertRejects,
} from "@std/assert";
import { Hono } from "hono";
import type { Sql } from "postgres";
import { inTransaction } from "../storage/transaction.ts";
import { createTestDatabase } from "../storage/test_database.ts";
import {
  createSession,
  createSessionCookie,
  deleteEndedSessions,
  deleteSession,
  getSessionAdmin,
  SESSION_IDLE_MS,
  SESSION_LIFETIME_MS,
} from "./admin_session.ts";

const START = new Date("2030-05-01T00:00:00Z");

Deno.test("a session ends after seven days without use", async () => {
  await using database = await createTestDatabase();
  const { sql } = database;
  const id = await createSession(sql, await addAdmin(database.owner), START);
  assertEquals((await getSessionAdmin(sql, id, later(0)))?.role, "owner");
  assert(await getSessionAdmin(sql, id, later(SESSION_IDLE_MS - 1)));
  // The use in the last millisecond gave it another seven days.
  assert(await getSessionAdmin(sql, id, later(2 * SESSION_IDLE_MS - 2)));
  assertEquals(
    await getSessionAdmin(sql, id, later(4 * SESSION_IDLE_MS)),
    null,
  );
});

Deno.test("a session ends after thirty days, even if it is used every day", async () => {
  await using database = await createTestDatabase();
  const { sql } = database;
  const id = await createSession(sql, await addAdmin(database.owner), START);
  for (let day = 1; day < 30; day++) {
    assert(await getSessionAdmin(sql, id, later(day * 86_400_000)));
  }
  assertEquals(
    await getSessionAdmin(sql, id, later(SESSION_LIFETIME_MS)),
    null,
  );
});

Deno.test("a deleted session, an unknown id and a removed admin's session are not found", async () => {
  await using database = await createTestDatabase();
  const { sql, owner } = database;
  const adminId = await addAdmin(owner);
  const first = await createSession(sql, adminId, START);
  const second = await createSession(sql, adminId, START);
  assertNotEquals(first, second);
  await deleteSession(sql, first);
  assertEquals(await getSessionAdmin(sql, first, START), null);
  assertEquals(await getSessionAdmin(sql, "unknown", START), null);
  assertEquals(await getSessionAdmin(sql, "", START), null);
  await owner`delete from mcp_users where id = ${adminId}`;
  assertEquals(await getSessionAdmin(sql, second, START), null);
});

Deno.test("ended sessions are deleted and live ones stay", async () => {
  await using database = await createTestDatabase();
  const { sql, owner } = database;
  const adminId = await addAdmin(owner);
  await createSession(sql, adminId, START);
  const live = await createSession(sql, adminId, later(SESSION_IDLE_MS));
  await deleteEndedSessions(sql, later(SESSION_IDLE_MS));
  const rows = await owner`select 1 from mcp_sessions`;
  assertEquals(rows.length, 1);
  assert(await getSessionAdmin(sql, live, later(SESSION_IDLE_MS)));
});

Deno.test("no role of a request, not even staff's, can read sessions or admins", async () => {
  await using database = await createTestDatabase();
  const adminId = await addAdmin(database.owner);
  const actors = [
    {
      kind: "user",
      principal: { issuer: "i", userId: "u" },
      user: { id: "u", email: null, name: "u" },
      jti: "j",
    },
    { kind: "staff", adminId, email: "owner@example.com" },
    { kind: "service", issuer: "i", jti: "j" },
  ] as const;
  for (const actor of actors) {
    for (const table of ["mcp_sessions", "mcp_users"]) {
      await assertRejects(
        () =>
          inTransaction(
            database.sql,
            actor,
            (tx) => tx`select * from ${tx(table)}`,
          ),
        Error,
        "permission denied",
      );
    }
  }
});

Deno.test("the server's own login cannot change an admin's role", async () => {
  await using database = await createTestDatabase();
  await addAdmin(database.owner);
  await assertRejects(
    () => database.sql`update mcp_users set role = 'owner'`,
    Error,
    "permission denied",
  );
});

Deno.test("the cookie has a name of its own and lives as long as a session", async () => {
  const cookie = createSessionCookie("https://mcp-api.example.com");
  const app = new Hono().get("/", (c) => {
    cookie.write(c, "abc");
    return c.body(null);
  });
  assertEquals(
    (await app.request("/")).headers.get("Set-Cookie"),
    "__Host-mcp_admin=abc; Max-Age=2592000; Path=/; HttpOnly; Secure; SameSite=Lax",
  );
});

async function addAdmin(owner: Sql): Promise<string> {
  await owner`
    insert into mcp_users (
      google_sub, id, email, name, role, created_at, last_sign_in_at
    ) values (
      'sub', 'adm_1', 'owner@example.com', 'Owner', 'owner', ${START}, ${START}
    )`;
  return "adm_1";
}

function later(milliseconds: number): Date {
  return new Date(START.getTime() + milliseconds);
}
