import { assert, assertEquals, assertRejects } from "@std/assert";
import { isConnectionLost } from "./database_error.ts";
import { connect } from "./postgres.ts";
import type { Sql, TransactionSql } from "./statement.ts";
import { testUser } from "./test_actors.ts";
import { createTestDatabase, type TestDatabase } from "./test_database.ts";
import { inTransaction } from "./transaction.ts";

const READ_ONLY = { readOnly: true };

/** Both kinds of transaction; each test has only one connection. */
const kinds = [
  { kind: "a read", options: READ_ONLY },
  { kind: "a write", options: {} },
];

for (const { kind, options } of kinds) {
  const run = <T>(
    { sql }: Pick<TestDatabase, "sql">,
    work: (tx: TransactionSql) => PromiseLike<T>,
  ) => inTransaction(sql, testUser("hanako"), work, options);

  Deno.test(`${kind}: statements are composed of parts, and values keep their types`, async () => {
    await using database = await createTestDatabase({ max: 1 });
    const moment = new Date("2030-05-01T06:00:00.123Z");
    const rows = await run(database, (tx) => {
      const half = (value: number) => tx`${value}::float8 / 2`;
      return tx`
        select true as yes, 7 as int, 9007199254740991::bigint as big,
          1.50::numeric as exact, ${half(5)} as half, 'あ"' as text,
          ${"it's $1"}::text as quoted, ${moment}::timestamptz as moment,
          ${tx.json({ a: [1, null] })}::jsonb as json, null::text as nothing,
          ${null}::int as none, ${undefined}::int as missing,
          ${true}::boolean as yes_too, ${["a", 'b"']}::text[] as letters,
          1 as ${tx('a "name"')}`;
    });
    assertEquals(rows, [{
      yes: true,
      int: 7,
      big: 9007199254740991,
      exact: "1.50",
      half: 2.5,
      text: 'あ"',
      quoted: "it's $1",
      moment,
      json: { a: [1, null] },
      nothing: null,
      none: null,
      missing: null,
      yes_too: true,
      letters: ["a", 'b"'],
      'a "name"': 1,
    }]);
  });

  Deno.test(`${kind}: a failed statement does not affect the next transaction`, async () => {
    await using database = await createTestDatabase({ max: 1 });
    const divide = (by: number) =>
      run(database, async (tx) => {
        const [row] = await tx<[{ result: number; pid: number }]>`
          select 6 / ${by}::int as result, pg_backend_pid() as pid`;
        return row;
      });
    await assertRejects(() => divide(0), Error, "division by zero");
    const { result, pid } = await divide(2);
    assertEquals(result, 3);
    await assertRejects(() => divide(0), Error, "division by zero");
    await assertRejects(
      () => run(database, (tx) => tx`selec`),
      Error,
      "syntax error",
    );
    assertEquals(await divide(6), { result: 1, pid });
  });

  Deno.test(`${kind}: statements sent in the same tick get their own results`, async () => {
    await using database = await createTestDatabase({ max: 1 });
    const numbers = Array.from({ length: 50 }, (_, index) => index);
    const found = await run(
      database,
      (tx) =>
        Promise.all(numbers.map(async (number) => {
          // Two different statements.
          const rows = number % 3 === 0
            ? await tx`select ${number}::int as number`
            : await tx`select ${number}::int as number, ${"x"}::text as other`;
          return rows[0]!.number;
        })),
    );
    assertEquals(found, numbers);
  });

  Deno.test(`${kind}: after a table has changed, its new columns are read`, async () => {
    await using database = await createTestDatabase({ max: 1 });
    const { owner } = database;
    await owner`create table shapes as select 1 as one`;
    await owner`grant select on shapes to madoguchi_user`;
    const read = () => run(database, (tx) => tx`select * from shapes`);
    assertEquals(await read(), [{ one: 1 }]);
    await owner`alter table shapes add two int default 2`;
    await assertRejects(read, Error, "cached plan");
    assertEquals(await read(), [{ one: 1, two: 2 }]);
  });

  Deno.test(`${kind}: a connection that dies fails only its own transaction`, async () => {
    await using database = await createTestDatabase({ max: 1 });
    const error = await assertRejects(() =>
      run(database, async (tx) => {
        const [row] = await tx<[{ pid: number }]>`
          select pg_backend_pid() as pid`;
        await Promise.all([
          tx`select pg_sleep(60)`,
          database.owner`select pg_terminate_backend(${row.pid})`,
        ]);
      })
    );
    assert(isConnectionLost(error));
    assertEquals(await run(database, (tx) => tx`select 1 as one`), [{
      one: 1,
    }]);
  });

  Deno.test(`${kind}: an unreachable database is reported as a lost connection`, async () => {
    const sql = connect("postgres://nobody:x@127.0.0.1:1/none");
    const error = await assertRejects(() => run({ sql }, (tx) => tx`select 1`));
    assert(isConnectionLost(error));
    await sql.end({ timeout: 1 });
  });
}

Deno.test("a statement that exceeds the timeout fails, and the next one succeeds", async () => {
  await using database = await createTestDatabase({ max: 1 });
  const sql = connect(database.url, { max: 1, timeout: 200 });
  const user = testUser("hanako");
  const sleep = (tx: Sql) => tx`select pg_sleep(60)`;
  const hanging = [
    () => inTransaction(sql, user, sleep),
    () => inTransaction(sql, user, sleep, READ_ONLY),
    () => sleep(sql).execute(),
  ];
  for (const hang of hanging) {
    assert(isConnectionLost(await assertRejects(hang)));
    const one = (tx: Sql) => tx`select 1 as one`;
    assertEquals(await inTransaction(sql, user, one), [{ one: 1 }]);
    assertEquals(await one(sql), [{ one: 1 }]);
  }
  await sql.end({ timeout: 1 });
});

Deno.test("a statement during the commit is refused", async () => {
  await using database = await createTestDatabase({ max: 1 });
  let late: Promise<unknown> | undefined;
  await inTransaction(database.sql, testUser("hanako"), async (tx) => {
    await tx`select 1`;
    late = tx`select 2`.execute().then(() =>
      tx`
      insert into mcp_users (google_sub, id, email, name, role, created_at,
        last_sign_in_at)
      values ('g', 'adm_1', 'e', 'n', 'owner', now(), now())`
    );
    late.catch(() => {});
  });
  await assertRejects(() => late!, Error, "has ended");
  assertEquals((await database.owner`select from mcp_users`).length, 0);
});

Deno.test("an empty statement returns no rows", async () => {
  await using database = await createTestDatabase({ max: 1 });
  assertEquals(await database.sql`-- nothing`, []);
  assertEquals(await database.sql`select 1 as one`, [{ one: 1 }]);
});

Deno.test("a single statement that fails at its commit rejects", async () => {
  await using database = await createTestDatabase({ max: 1 });
  const { owner, sql } = database;
  await owner`create table once (n int unique deferrable initially deferred)`;
  await owner`grant all on once to madoguchi_server`;
  await assertRejects(
    () => sql`insert into once values (1), (1) returning n`.execute(),
    Error,
    "unique",
  );
});

Deno.test("two savepoints at once are refused", async () => {
  await using database = await createTestDatabase({ max: 1 });
  await assertRejects(
    () =>
      inTransaction(
        database.sql,
        testUser("hanako"),
        (tx) =>
          Promise.all(
            [1, 2].map((n) => tx.savepoint((sql) => sql`select ${n}::int`)),
          ),
      ),
    Error,
    "cannot overlap",
  );
});

Deno.test("closing the pool destroys connections in use after the timeout", async () => {
  await using database = await createTestDatabase({ max: 1 });
  const sql = connect(database.url, { max: 1 });
  const begun = Promise.withResolvers<void>();
  const sleeping = inTransaction(sql, testUser("hanako"), async (tx) => {
    await tx`select 1`;
    begun.resolve();
    await tx`select pg_sleep(60)`;
  });
  sleeping.catch(() => {});
  await begun.promise;
  await sql.end({ timeout: 0.1 });
  assert(isConnectionLost(await assertRejects(() => sleeping)));
});

Deno.test("when a statement of atEnd fails, the whole transaction is rolled back", async () => {
  await using database = await createTestDatabase({ max: 1 });
  const { sql, owner } = database;
  const write = (id: string) =>
    inTransaction(sql, testUser("hanako"), (tx) => {
      const customer = (id: string) =>
        tx`
          insert into customers
            (id, issuer, user_id, name, created_by, created_at, last_seen)
          values (${id}, app_issuer(), app_user_id(), 'n', 'ai-service', now(),
            now())
          on conflict (issuer, user_id) do update set name = excluded.name`;
      tx.atEnd(customer(id));
      tx.atEnd(tx`select 1 / ${id === "cus_bad" ? 0 : 1}::int`);
      return Promise.resolve();
    });
  await assertRejects(() => write("cus_bad"), Error, "division by zero");
  assertEquals((await owner`select id from customers`).length, 0);
  await write("cus_good");
  assertEquals([...await owner`select id from customers`], [{
    id: "cus_good",
  }]);
});
