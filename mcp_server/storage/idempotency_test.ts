import { assertEquals, assertRejects } from "@std/assert"; // assertions
import { ApiError } from "../../shared/http/errors.ts";
import type { Actor } from "../mcp/operation.ts";
import { type IdempotentCall, once } from "./idempotency.ts";
import { testStaff, testUser } from "./test_actors.ts";
import { createTestDatabase, type TestDatabase } from "./test_database.ts";
import { inTransaction } from "./transaction.ts";

const NOW = new Date("2030-01-01T00:00:00Z");
const DAY = 24 * 60 * 60 * 1000;

/** Counts how often the work behind a key is really done. */
class Work {
  done = 0;

  constructor(readonly database: TestDatabase) {}

  async call(actor: Actor, changes: Partial<IdempotentCall> = {}) {
    const call = {
      actor,
      key: "key-1",
      operation: "booking_create",
      argsSha256: "a".repeat(64),
      now: NOW,
      ...changes,
    };
    return await inTransaction(
      this.database.sql,
      actor,
      (tx) => once(tx, call, () => Promise.resolve({ n: ++this.done })),
    );
  }
}

Deno.test("the same key and body gets the first answer again", async () => {
  await using database = await createTestDatabase();
  const work = new Work(database);
  const user = testUser("hanako");
  assertEquals(await work.call(user), { result: { n: 1 }, replayed: false });
  assertEquals(await work.call(user), { result: { n: 1 }, replayed: true });
  assertEquals(work.done, 1);
});

Deno.test("the same key with another body is refused", async () => {
  await using database = await createTestDatabase();
  const work = new Work(database);
  await work.call(testUser("hanako"));
  const error = await assertRejects(
    () => work.call(testUser("hanako"), { argsSha256: "b".repeat(64) }),
    ApiError,
  );
  assertEquals(error.status, 409);
  assertEquals(error.code, "idempotency_key_reused");
  assertEquals(work.done, 1);
});

Deno.test("a key belongs to one principal and one operation", async () => {
  await using database = await createTestDatabase();
  const work = new Work(database);
  await work.call(testUser("hanako"));
  const others = [
    work.call(testUser("ken")),
    work.call(testUser("hanako", "other.test")),
    work.call(testUser("hanako"), { operation: "booking_delete" }),
    work.call({ ...testStaff, adminId: "hanako" }),
    work.call({ kind: "service", issuer: "ai-service.test", jti: "j" }),
  ];
  const answers = await Promise.all(others);
  assertEquals(
    answers.map((answer) => answer.replayed),
    answers.map(() => false),
  );
  assertEquals(work.done, 6);
});

Deno.test("concurrent duplicates wait for the first and read its answer", async () => {
  await using database = await createTestDatabase();
  const work = new Work(database);
  const user = testUser("hanako");
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => work.call(user)),
  );
  assertEquals(
    answers.map((answer) => answer.result),
    answers.map(() => ({ n: 1 })),
  );
  assertEquals(answers.filter((answer) => !answer.replayed).length, 1);
  assertEquals(work.done, 1);
});

Deno.test("a call that failed leaves its key free", async () => {
  await using database = await createTestDatabase();
  const user = testUser("hanako");
  const call = {
    actor: user,
    key: "key-1",
    operation: "booking_create",
    argsSha256: "a".repeat(64),
    now: NOW,
  };
  await assertRejects(
    () =>
      inTransaction(
        database.sql,
        user,
        (tx) => once(tx, call, () => Promise.reject(new Error("taken"))),
      ),
    Error,
    "taken",
  );
  const work = new Work(database);
  assertEquals((await work.call(user)).replayed, false);
});

Deno.test("a key counts for 24 hours", async () => {
  await using database = await createTestDatabase();
  const work = new Work(database);
  const user = testUser("hanako");
  await work.call(user);
  const justBefore = new Date(NOW.getTime() + DAY - 1);
  assertEquals((await work.call(user, { now: justBefore })).replayed, true);
  const later = new Date(NOW.getTime() + DAY);
  const other = { now: later, argsSha256: "b".repeat(64) };
  assertEquals((await work.call(user, other)).replayed, false);
  assertEquals(work.done, 2);
});

Deno.test("a key that is no printable text is refused by name", async () => {
  await using database = await createTestDatabase();
  const work = new Work(database);
  for (const key of ["", "a\0b", "鍵", "k".repeat(256)]) {
    const error = await assertRejects(
      () => work.call(testUser("hanako"), { key }),
      ApiError,
    );
    assertEquals(error.status, 400);
    assertEquals(error.details, { field: "idempotencyKey" });
  }
});
