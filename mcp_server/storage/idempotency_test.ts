import { assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import type { Actor } from "./actor.ts";
import {
  type IdempotentCall,
  isKeyUnused,
  withIdempotencyKey,
} from "./idempotency.ts";
import type { TransactionSql } from "./statement.ts";
import { testStaff, testUser } from "./test_actors.ts";
import { createTestDatabase, type TestDatabase } from "./test_database.ts";

const NOW = new Date("2030-01-01T00:00:00Z");
const DAY = 24 * 60 * 60 * 1000;

function callOf(actor: Actor): IdempotentCall {
  return {
    actor,
    key: "key-1",
    operation: "booking_create",
    argsSha256: "a".repeat(64),
    now: NOW,
  };
}

/** An operation that leaves a row each time that it is committed. */
class Work implements AsyncDisposable {
  private constructor(readonly database: TestDatabase) {}

  static async open(): Promise<Work> {
    const database = await createTestDatabase();
    await database.owner`create table work (n int)`;
    await database.owner`grant insert, select on work
      to madoguchi_user, madoguchi_staff, madoguchi_service`;
    return new Work(database);
  }

  async call(actor: Actor, changes: Partial<IdempotentCall> = {}) {
    const call = { ...callOf(actor), ...changes };
    return await withIdempotencyKey(this.database.sql, call, async (tx) => {
      const [row] = await tx<[{ n: number }]>`
        insert into work select count(*) + 1 from work returning n`;
      return row;
    });
  }

  /** How many rows there are. */
  async count(): Promise<number> {
    return (await this.database.owner`select from work`).length;
  }

  async [Symbol.asyncDispose]() {
    await this.database[Symbol.asyncDispose]();
  }
}

Deno.test("the same key and body returns the first result again", async () => {
  await using work = await Work.open();
  const user = testUser("hanako");
  assertEquals(await work.call(user), { result: { n: 1 }, replayed: false });
  assertEquals(await work.call(user), { result: { n: 1 }, replayed: true });
  assertEquals(await work.count(), 1);
});

Deno.test("the same key with another body is refused", async () => {
  await using work = await Work.open();
  await work.call(testUser("hanako"));
  const error = await assertRejects(
    () => work.call(testUser("hanako"), { argsSha256: "b".repeat(64) }),
    ApiError,
  );
  assertEquals(error.status, 409);
  assertEquals(error.code, "idempotency_key_reused");
  assertEquals(await work.count(), 1);
});

Deno.test("a refusal tells that the key is unused only after the key was looked for", async () => {
  await using work = await Work.open();
  const refuse = (call: IdempotentCall, status: 409 | 500) =>
    assertRejects(() =>
      withIdempotencyKey(
        work.database.sql,
        call,
        () =>
          Promise.reject(
            status === 500
              ? new Error("broken")
              : new ApiError("Taken", { status, code: "slot_taken" }),
          ),
      )
    );
  const call = callOf(testUser("hanako"));
  assertEquals(isKeyUnused(await refuse(call, 409)), true);
  assertEquals(isKeyUnused(await refuse(call, 500)), false);
  await work.call(testUser("hanako"));
  const reused = { ...call, argsSha256: "b".repeat(64) };
  assertEquals(isKeyUnused(await refuse(reused, 409)), false);
  const unreadable = { ...call, key: "" };
  assertEquals(isKeyUnused(await refuse(unreadable, 409)), false);
});

Deno.test("a key belongs to one principal and one operation", async () => {
  await using work = await Work.open();
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
  assertEquals(await work.count(), 6);
});

Deno.test("concurrent duplicates wait for the first call and return its result", async () => {
  await using work = await Work.open();
  const user = testUser("hanako");
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => work.call(user)),
  );
  assertEquals(
    answers.map((answer) => answer.result),
    answers.map(() => ({ n: 1 })),
  );
  assertEquals(answers.filter((answer) => !answer.replayed).length, 1);
  assertEquals(await work.count(), 1);
});

Deno.test("a failed call can be repeated with the same key", async () => {
  await using work = await Work.open();
  const user = testUser("hanako");
  await assertRejects(
    () =>
      withIdempotencyKey(
        work.database.sql,
        callOf(user),
        () => Promise.reject(new Error("taken")),
      ),
    Error,
    "taken",
  );
  assertEquals((await work.call(user)).replayed, false);
});

Deno.test("a repeated call that fails returns the stored result of the first", async () => {
  await using work = await Work.open();
  const user = testUser("hanako");
  const { result } = await work.call(user);
  const failures = [
    () => Promise.reject(new Error("taken")),
    async (tx: TransactionSql) => {
      await tx`select 1 / 0`;
      return { n: 0 };
    },
  ];
  for (const run of failures) {
    assertEquals(
      await withIdempotencyKey<{ n: number }>(
        work.database.sql,
        callOf(user),
        run,
      ),
      {
        result,
        replayed: true,
      },
    );
  }
});

Deno.test("a key is valid for 24 hours", async () => {
  await using work = await Work.open();
  const user = testUser("hanako");
  await work.call(user);
  const justBefore = new Date(NOW.getTime() + DAY - 1);
  assertEquals((await work.call(user, { now: justBefore })).replayed, true);
  const later = new Date(NOW.getTime() + DAY);
  const other = { now: later, argsSha256: "b".repeat(64) };
  assertEquals((await work.call(user, other)).replayed, false);
  assertEquals(await work.count(), 2);
});

Deno.test("a key that is empty, too long or not visible ASCII is refused", async () => {
  await using work = await Work.open();
  for (const key of ["", "a b", "a\0b", "鍵", "k".repeat(256)]) {
    const error = await assertRejects(
      () => work.call(testUser("hanako"), { key }),
      ApiError,
    );
    assertEquals(error.status, 400);
    assertEquals(error.details, { field: "Idempotency-Key" });
  }
});
