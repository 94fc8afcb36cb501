import { assertEquals } from "@std/assert";
import { connectOnce } from "./postgres.ts";
import { testUser } from "./test_actors.ts";
import { createTestDatabase } from "./test_database.ts";
import { TcpProxy } from "./test_tcp_proxy.ts";
import { inTransaction } from "./transaction.ts";

Deno.test("statements, reads and writes at once take turns on one connection", async () => {
  await using database = await createTestDatabase();
  await using proxy = new TcpProxy(database.url);
  const sql = connectOnce(proxy.url);
  const transaction = (readOnly: boolean) =>
    inTransaction(
      sql,
      testUser("hanako"),
      (tx) => tx`select pg_backend_pid() as pid`,
      { readOnly },
    );
  const rows = await Promise.all([
    sql`select pg_backend_pid() as pid`,
    transaction(true),
    transaction(false),
    sql`select pg_backend_pid() as pid`,
  ]);
  const [first] = rows;
  assertEquals(rows, rows.map(() => first));
  assertEquals(proxy.accepted, 1);
  const [prepared] = await sql`
    select count(*)::int as n from pg_prepared_statements`;
  assertEquals(prepared?.n, 0, "a pooler in front may change the connection");
  await sql.end();
});

Deno.test("a connection that nothing needed is never opened", async () => {
  await using database = await createTestDatabase();
  await using proxy = new TcpProxy(database.url);
  await connectOnce(proxy.url).end({ timeout: 1 });
  assertEquals(proxy.accepted, 0);
});
