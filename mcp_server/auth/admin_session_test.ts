import {
  assert,
  assertEquals,
  assertNotEquals,
  assertRejects,
} from "@std/assert";
import { Hono } from "hono";
import { inTransaction } from "../storage/transaction.ts";
import { createTestDatabase } from "../storage/test_database.ts";
import {
  createSessionCookie,
  deleteEndedSessions,
  deleteSession,
  getSessionAdmin,
  SESSION_IDLE_MS,
  SESSION_LIFETIME_MS,
} from "./admin_session.ts";
import { addAdmin, addSession } from "./test_sessions.ts";

const START = new Date("2030-05-01T00:00:00Z");
const ADMIN = { id: "adm_1", now: START };

Deno.test("a session ends after seven days without use", async () => {
  await using database = await createTestDatabase();
  const { sql, owner } = database;
  const id = await addSession(owner, await addAdmin(owner, ADMIN), START);
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
  const { sql, owner } = database;
  const id = await addSession(owner, await addAdmin(owner, ADMIN), START);
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
  const adminId = await addAdmin(owner, ADMIN);
  const first = await addSession(owner, adminId, START);
  const second = await addSession(owner, adminId, START);
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
  const adminId = await addAdmin(owner, ADMIN);
  await addSession(owner, adminId, START);
  const live = await addSession(owner, adminId, later(SESSION_IDLE_MS));
  await deleteEndedSessions(sql, later(SESSION_IDLE_MS));
  const rows = await owner`select 1 from mcp_sessions`;
  assertEquals(rows.length, 1);
  assert(await getSessionAdmin(sql, live, later(SESSION_IDLE_MS)));
});

Deno.test("no role of a request, not even staff's, can read sessions or admins", async () => {
  await using database = await createTestDatabase();
  const adminId = await addAdmin(database.owner, ADMIN);
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

function later(milliseconds: number): Date {
  return new Date(START.getTime() + milliseconds);
}
