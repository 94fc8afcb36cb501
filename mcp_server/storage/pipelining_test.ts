import { assertEquals, assertRejects } from "@std/assert";
import type { TransactionSql } from "./statement.ts";
import { testUser } from "./test_actors.ts";
import { createTestDatabase, type TestDatabase } from "./test_database.ts";
import { inTransaction } from "./transaction.ts";

const READ_ONLY = { readOnly: true };

async function addCustomers({ owner }: TestDatabase, userIds: string[]) {
  await owner`
    insert into customers
      (id, issuer, user_id, name, created_by, created_at, last_seen)
    select 'cus_' || user_id, 'ai-service.test', user_id, user_id,
      'ai-service', now(), now()
    from jsonb_array_elements_text(${owner.json(userIds)}) as user_id`;
}

async function names(tx: TransactionSql): Promise<string[]> {
  const rows = await tx<{ name: string }[]>`select name from customers`;
  return rows.map((row) => row.name);
}

Deno.test("successive reads on one connection each see only their own user's rows", async () => {
  await using database = await createTestDatabase({ max: 1 });
  const users = ["hanako", "ken", "mika"];
  await addCustomers(database, users);
  const seen = await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      // Every fourth has settings that Postgres refuses.
      const name = users[index % users.length]!;
      const userId = index % 4 === 3 ? `${name}\0` : name;
      const reading = inTransaction(
        database.sql,
        testUser(userId),
        names,
        READ_ONLY,
      );
      return { name, found: await reading.catch(() => "refused") };
    }),
  );
  assertEquals(
    seen,
    seen.map(({ name }, index) => ({
      name,
      found: index % 4 === 3 ? "refused" : [name],
    })),
  );
});

Deno.test("a statement after the end of its transaction is refused", async () => {
  await using database = await createTestDatabase({ max: 1 });
  await addCustomers(database, ["hanako"]);
  for (const options of [{}, READ_ONLY]) {
    let late: TransactionSql | undefined;
    await inTransaction(database.sql, testUser("ken"), async (tx) => {
      late = tx;
      await names(tx);
    }, options);
    await inTransaction(database.sql, testUser("hanako"), async (tx) => {
      await names(tx);
      await assertRejects(() => names(late!), Error, "has ended");
    });
  }
});

Deno.test("a write after a read on one connection is a transaction of its own", async () => {
  await using database = await createTestDatabase({ max: 1 });
  await addCustomers(database, ["hanako", "ken"]);
  const read = () =>
    inTransaction(database.sql, testUser("ken"), names, READ_ONLY);
  const rename = (name: string, fails: boolean) =>
    inTransaction(database.sql, testUser("hanako"), async (tx) => {
      await tx`update customers set name = ${name}`;
      if (fails) throw new Error("changed my mind");
    }).catch(() => {});
  await Promise.all([
    read(),
    rename("first", false),
    read(),
    rename("second", true),
    read(),
  ]);
  const rows = await database.owner`select name from customers order by id`;
  assertEquals(rows.map((row) => row.name), ["first", "ken"]);
});

Deno.test("no connection is left in a transaction", async () => {
  await using database = await createTestDatabase({ max: 2 });
  const failing = async (tx: TransactionSql) => {
    await names(tx);
    throw new Error("not found");
  };
  await Promise.all(Array.from({ length: 20 }, (_, index) => {
    const run = index % 3 === 0 ? failing : names;
    return inTransaction(database.sql, testUser("hanako"), run, READ_ONLY)
      .catch(() => {});
  }));
  const states = await database.owner<{ state: string }[]>`
    select distinct state from pg_stat_activity
    where datname = current_database() and usename = 'madoguchi_test'`;
  assertEquals(states.map(({ state }) => state), ["idle"]);
});
