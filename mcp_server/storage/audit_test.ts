import { assertEquals } from "@std/assert";
import type { Actor } from "./actor.ts";
import { recordAudit } from "./audit.ts";
import { testStaff, testUser } from "./test_actors.ts";
import { createTestDatabase, type TestDatabase } from "./test_database.ts";
import { inTransaction } from "./transaction.ts";

const ENTRY = {
  at: new Date("2030-01-01T00:00:00Z"),
  requestId: "request-1",
  operation: "booking_update",
  kind: "write",
  targets: ["bkg_1"],
} as const;

const SERVICE: Actor = { kind: "service", issuer: "ai-service.test", jti: "j" };

function record(
  { sql }: TestDatabase,
  actor: Actor,
  states: { before?: unknown; after?: unknown } = {},
) {
  return inTransaction(
    sql,
    actor,
    (tx) => recordAudit(tx, { actor, ...ENTRY, ...states }),
  );
}

/** The error of `statement` when that role runs it; "allowed" if none. */
async function failure(
  { owner }: TestDatabase,
  role: string | undefined,
  statement: string,
): Promise<string> {
  try {
    await owner.begin(async (tx) => {
      await tx`select set_config('app.issuer', 'ai-service.test', true),
        set_config('app.user_id', 'hanako', true),
        set_config('app.admin_id', 'adm_test', true)`;
      if (role) await tx.unsafe(`set local role ${role}`);
      await tx.unsafe(statement);
    });
    return "allowed";
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return code === "42501" ? "not permitted" : message;
  }
}

const CHANGES = [
  "update audit_log set actor_id = 'ken'",
  "update audit_log set after = null where id = 1",
  "delete from audit_log",
  "truncate audit_log",
];

Deno.test("no role of a request and not the server can change an entry", async () => {
  await using database = await createTestDatabase();
  await record(database, testUser("hanako"));
  const before = await database.owner`select * from audit_log`;
  for (const name of ["user", "staff", "service", "server"]) {
    for (const change of CHANGES) {
      const role = `madoguchi_${name}`;
      assertEquals(await failure(database, role, change), "not permitted");
    }
  }
  for (const change of CHANGES) {
    assertEquals(
      await failure(database, undefined, change),
      "audit_log is append-only",
      "a trigger refuses the owner, too",
    );
  }
  assertEquals([...await database.owner`select * from audit_log`], [...before]);
});

Deno.test("no role can write an entry for another actor, or read the log", async () => {
  await using database = await createTestDatabase();
  const entry = (kind: string, issuer: string, id: string) =>
    `insert into audit_log (at, request_id, actor_kind, issuer, actor_id, jti,
      operation, kind, targets) values (now(), 'r', '${kind}', ${issuer},
      '${id}', ${
      issuer && issuer !== "null" ? "'j'" : "null"
    }, 'o', 'write', '{}')`;
  const forged: [role: string, statement: string][] = [
    ["user", entry("user", "'ai-service.test'", "ken")],
    ["user", entry("user", "'second.test'", "hanako")],
    ["user", entry("staff", "null", "adm_test")],
    ["staff", entry("staff", "null", "adm_other")],
    ["staff", entry("user", "'ai-service.test'", "hanako")],
    ["service", entry("service", "'second.test'", "second.test")],
    ["service", entry("user", "'ai-service.test'", "hanako")],
    ["server", entry("staff", "null", "adm_test")],
  ];
  for (const [name, statement] of forged) {
    const role = `madoguchi_${name}`;
    assertEquals(await failure(database, role, statement), "not permitted");
    assertEquals(
      await failure(database, role, "select from audit_log"),
      "not permitted",
    );
  }
  assertEquals((await database.owner`select from audit_log`).length, 0);
});

Deno.test("entries of staff, users and services say which of them it was", async () => {
  await using database = await createTestDatabase();
  await record(database, testUser("hanako"));
  await record(database, testStaff);
  await record(database, SERVICE);
  const rows = await database.owner`
    select actor_kind, issuer, actor_id, jti is null as without_token
    from audit_log order by id`;
  assertEquals(rows.map((row) => Object.values(row)), [
    ["user", "ai-service.test", "hanako", false],
    ["staff", null, "adm_test", true],
    ["service", "ai-service.test", "ai-service.test", false],
  ]);
});

Deno.test("states are stored as they are given, and not if they are too large", async () => {
  await using database = await createTestDatabase();
  await record(database, testStaff, {
    before: { booking: { id: "bkg_1", note: "[personal]" } },
    after: { text: "x".repeat(20_000) },
  });
  const [row] = await database.owner`select before, after from audit_log`;
  assertEquals(row, {
    before: { booking: { id: "bkg_1", note: "[personal]" } },
    after: { tooLarge: true },
  });
});
