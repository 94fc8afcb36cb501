import { assertEquals, assertIsError, assertRejects } from "@std/assert";
import { runInTrace } from "../../shared/tracing/current_trace.ts";
import { newTrace } from "../../shared/tracing/trace_context.ts";
import type { TransactionSql } from "./statement.ts";
import { isConnectionLost } from "./database_error.ts";
import { connect } from "./postgres.ts";
import { testStaff, testUser } from "./test_actors.ts";
import { createTestDatabase, type TestDatabase } from "./test_database.ts";
import { inTransaction } from "./transaction.ts";

/** Adds a customer as the owner, whom row level security does not restrict. */
async function addCustomer({ owner }: TestDatabase, userId: string) {
  const now = new Date("2030-01-01T00:00:00Z");
  await owner`
    insert into customers
      (id, issuer, user_id, name, created_by, created_at, last_seen)
    values (${`cus_${userId}`}, 'ai-service.test', ${userId}, ${userId},
      'ai-service', ${now}, ${now})`;
}

const allCustomers = async (tx: TransactionSql) =>
  await tx<{ id: string }[]>`select id from customers order by id`;

Deno.test("a transaction has the actor's role and principal, and only while it lasts", async () => {
  await using database = await createTestDatabase({ max: 1 });
  const settings = (sql: TransactionSql) =>
    sql`select current_user as role, app_issuer() as issuer,
      app_user_id() as "userId", app_admin_id() as "adminId"`;
  const read = (actor: Parameters<typeof inTransaction>[1]) =>
    inTransaction(database.sql, actor, async (tx) => [...await settings(tx)]);

  assertEquals(await read(testUser("hanako")), [{
    role: "madoguchi_user",
    issuer: "ai-service.test",
    userId: "hanako",
    adminId: null,
  }]);
  assertEquals(await read(testStaff), [{
    role: "madoguchi_staff",
    issuer: null,
    userId: null,
    adminId: "adm_test",
  }]);
  assertEquals(
    await read({ kind: "service", issuer: "ai-service.test", jti: "j" }),
    [{
      role: "madoguchi_service",
      issuer: "ai-service.test",
      userId: null,
      adminId: null,
    }],
  );
  const outside = await database.sql`
    select current_user as role, app_issuer() as issuer,
      app_user_id() as "userId", app_admin_id() as "adminId"`;
  assertEquals([...outside], [{
    role: "madoguchi_test",
    issuer: null,
    userId: null,
    adminId: null,
  }]);
});

Deno.test("a query that forgets its predicate sees only the user's own rows", async () => {
  await using database = await createTestDatabase();
  await addCustomer(database, "hanako");
  await addCustomer(database, "ken");
  const visibleTo = async (actor: Parameters<typeof inTransaction>[1]) =>
    (await inTransaction(
      database.sql,
      actor,
      async (tx) => await allCustomers(tx),
    ))
      .map((row) => row.id);

  assertEquals(await visibleTo(testUser("hanako")), ["cus_hanako"]);
  assertEquals(await visibleTo(testUser("hanako", "other.test")), []);
  assertEquals(await visibleTo(testUser("nobody")), []);
  assertEquals(await visibleTo(testStaff), ["cus_hanako", "cus_ken"]);
});

Deno.test("when set_config fails, no row is visible", async (t) => {
  await using database = await createTestDatabase({ max: 1 });
  await addCustomer(database, "hanako");
  let seen: unknown[] = [];
  const look = async (tx: TransactionSql) => {
    seen = await allCustomers(tx).catch(() => []);
    return seen;
  };

  await t.step("because the principal cannot be stored", async () => {
    await inTransaction(database.sql, testUser("hanako"), look);
    assertEquals(seen.length, 1);
    await assertRejects(() =>
      inTransaction(database.sql, testUser("hanako\0"), look)
    );
    assertEquals(seen, []);
  });

  await t.step("because the login may not take the role", async () => {
    const role = `unprivileged_${crypto.randomUUID().replaceAll("-", "")}`;
    await database.owner.unsafe(`create role ${role} login password 'pw'`);
    const url = new URL(database.url);
    url.username = role;
    url.password = "pw";
    const sql = connect(url.href, { max: 1 });
    const { cause } = await assertRejects(
      () => inTransaction(sql, testUser("hanako"), look),
      Error,
      "Cannot commit",
    );
    assertIsError(cause, Error, "permission denied to set role");
    assertEquals(seen, []);
    await sql.end();
    await database.owner.unsafe(`drop role ${role}`);
  });
});

Deno.test("outside a transaction the server's login can read no business table", async () => {
  await using database = await createTestDatabase();
  await addCustomer(database, "hanako");
  const seen = await database.sql`select id from customers`.catch(() => []);
  assertEquals([...seen], []);
});

Deno.test("a transaction that throws is rolled back", async () => {
  await using database = await createTestDatabase();
  const rename = (tx: TransactionSql) =>
    tx`update customers set name = 'changed'`;
  await addCustomer(database, "hanako");

  await assertRejects(
    () =>
      inTransaction(database.sql, testUser("hanako"), async (tx) => {
        await rename(tx);
        throw new Error("changed my mind");
      }),
    Error,
    "changed my mind",
  );
  await assertRejects(
    () =>
      inTransaction(database.sql, testUser("hanako"), async (tx) => {
        await rename(tx);
        await tx`select 1 / 0`.catch(() => {});
      }),
    Error,
    "Cannot commit",
  );
  const rows = await database.owner`select name from customers`;
  assertEquals([...rows], [{ name: "hanako" }]);
});

Deno.test("a savepoint undoes only its own changes", async () => {
  await using database = await createTestDatabase();
  await addCustomer(database, "hanako");
  await inTransaction(database.sql, testUser("hanako"), async (tx) => {
    await tx`update customers set name = 'first'`;
    await assertRejects(() =>
      tx.savepoint(async (inner) => {
        await inner`update customers set name = 'second'`;
        await inner`select 1 / 0`;
      })
    );
    await tx.savepoint((inner) => inner`update customers set phone = '1'`);
  });
  const rows = await database.owner`select name, phone from customers`;
  assertEquals([...rows], [{ name: "first", phone: "1" }]);
});

Deno.test("a read-only transaction refuses to write", async () => {
  await using database = await createTestDatabase();
  await assertRejects(
    () =>
      inTransaction(
        database.sql,
        testUser("hanako"),
        (tx) => tx`update customers set name = 'changed'`,
        { readOnly: true },
      ),
    Error,
    "read-only transaction",
  );
});

Deno.test("a connection that dies in a transaction fails only that transaction", async () => {
  await using database = await createTestDatabase({ max: 1 });
  const { sql, owner } = database;
  await assertRejects(() =>
    inTransaction(sql, testUser("hanako"), async (tx) => {
      const [row] = await tx<[{ pid: number }]>`select pg_backend_pid() as pid`;
      await Promise.all([
        tx`select pg_sleep(60)`,
        owner`select pg_terminate_backend(${row.pid})`,
      ]);
    })
  );
  const rows = await inTransaction(
    sql,
    testUser("hanako"),
    async (tx) => [...await tx`select 1 as one`],
  );
  assertEquals(rows, [{ one: 1 }]);
});

Deno.test("a statement after the connection died is refused and reaches no other connection", async () => {
  await using database = await createTestDatabase({ max: 1 });
  await addCustomer(database, "hanako");
  const { sql, owner } = database;
  const error = await assertRejects(
    () =>
      inTransaction(sql, testUser("hanako"), async (tx) => {
        const [row] = await tx<
          [{ pid: number }]
        >`select pg_backend_pid() as pid`;
        await Promise.allSettled([
          tx`select pg_sleep(60)`,
          owner`select pg_terminate_backend(${row.pid})`,
        ]);
        await tx`select 1`.catch(() => {});
        await tx`update customers set name = 'changed'`;
      }),
    Error,
  );
  assertEquals(isConnectionLost(error), true);
  const rows = await owner`select name from customers`;
  assertEquals([...rows], [{ name: "hanako" }]);
});

Deno.test("transactions wait for a connection in turn, and all of them run", async () => {
  await using database = await createTestDatabase({ max: 2 });
  const order: number[] = [];
  const results = await Promise.allSettled(
    Array.from(
      { length: 20 },
      (_, index) =>
        inTransaction(database.sql, testUser(`user${index}`), async (tx) => {
          await tx`select 1`;
          order.push(index);
          if (index % 3 === 0) throw new Error("refused");
        }),
    ),
  );
  assertEquals(order.toSorted((a, b) => a - b), results.map((_, i) => i));
  const [row] = await database.owner<[{ count: number }]>`
    select count(*)::int from pg_stat_activity
    where datname = current_database() and usename = 'madoguchi_test'`;
  assertEquals(row.count, 2);
});

Deno.test("a statement that cannot be encoded fails only its own transaction", async () => {
  await using database = await createTestDatabase({ max: 1 });
  const { sql } = database;
  const select = (moment: Date) =>
    inTransaction(
      sql,
      testUser("hanako"),
      async (tx) => [...await tx`select ${moment}::timestamptz as moment`],
    );
  const moment = new Date("2030-01-01T00:00:00Z");
  assertEquals(await select(moment), [{ moment }]);
  await assertRejects(() => select(new Date(NaN)));
  assertEquals(await select(moment), [{ moment }]);
});

Deno.test("each statement of a transaction names the trace that it is part of, and statements stay prepared", async () => {
  await using database = await createTestDatabase({ max: 1 });
  const nameIn = async (readOnly: boolean) => {
    const [row] = await inTransaction(
      database.sql,
      testUser("hanako"),
      (tx) => tx`select current_setting('application_name') as name`,
      { readOnly },
    );
    return row?.name;
  };
  for (const readOnly of [true, false]) {
    assertEquals(await nameIn(readOnly), "madoguchi-mcp-server");
    const trace = newTrace();
    const name = await runInTrace(trace, () => nameIn(readOnly));
    assertEquals(name, `madoguchi-mcp-server ${trace.traceId}`);
    assertEquals(await nameIn(readOnly), "madoguchi-mcp-server");
  }
  const prepared = () =>
    inTransaction(
      database.sql,
      testUser("hanako"),
      (tx) => tx`select count(*)::int as n from pg_prepared_statements`,
    );
  const [before] = await prepared();
  for (let more = 0; more < 3; more++) {
    await runInTrace(newTrace(), () => nameIn(true));
  }
  assertEquals(await prepared(), [before]);
});
