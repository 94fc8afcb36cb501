import { assertEquals, assertRejects } from "@std/assert"; // assertions
import type { TransactionSql } from "postgres";
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
    from unnest(${userIds}::text[]) as user_id`;
}

async function names(tx: TransactionSql): Promise<string[]> {
  const rows = await tx<{ name: string }[]>`select name from customers`;
  return rows.map((row) => row.name);
}

Deno.test("reads that follow each other on one connection see their own user's rows", async () => {
  await using database = await createTestDatabase({ max: 1 });
  const users = ["hanako", "ken", "mika"];
  await addCustomers(database, users);
  const seen = await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      // Every fourth comes with settings that cannot be made.
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

Deno.test("a statement that comes after its transaction is refused", async () => {
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
      await assertRejects(
        async () => await late!.unsafe("select name from customers"),
        Error,
        "has ended",
      );
    });
  }
});

Deno.test("a statement ahead is kept, and when it fails nothing comes of the transaction", async () => {
  await using database = await createTestDatabase({ max: 1 });
  await addCustomers(database, ["hanako", "ken"]);
  const count = async () => {
    const [row] = await database.owner<[{ count: number }]>`
      select count(*)::int from trusted_issuers`;
    return row.count;
  };
  for (const readOnly of [true, false]) {
    const before = await count();
    await assertRejects(
      () =>
        inTransaction(database.sql, testUser("hanako"), async (tx) => {
          await names(tx);
          if (!readOnly) await tx`update customers set name = 'changed'`;
          throw new Error("not found");
        }, {
          readOnly,
          async ahead(connection) {
            await connection`
              insert into trusted_issuers (issuer, audience, jwks_url, scopes)
              values (${crypto.randomUUID()}, 'mcp', 'https://x.test', '[]')`
              .execute();
            throw new Error("refused");
          },
        }),
      Error,
      "refused",
    );
    assertEquals(await count(), before + 1);
    assertEquals(
      await inTransaction(database.sql, testUser("ken"), names, READ_ONLY),
      ["ken"],
    );
  }
});
