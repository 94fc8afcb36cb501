import { assertEquals, assertRejects } from "@std/assert";
import { migrateAll } from "../../mcp_server/migrate.ts";
import { connect } from "../../mcp_server/storage/postgres.ts";
import { createBareDatabase } from "../../mcp_server/storage/test_bare_database.ts";
import { freePort } from "../local/free_port.ts";
import { missing, startDebianPostgres } from "./debian_postgres.ts";
import { testWith } from "./test_with.ts";

/** Asserts that both the server and `migrate` report `reason`. */
async function assertReason(url: string, reason: string): Promise<void> {
  const sql = connect(url, { max: 2 });
  const { host } = new URL(url);
  const expected = `No connection to ${host}: ${reason}`;
  const served = await assertRejects(() => sql`select 1`, Error);
  assertEquals(served.message, expected);
  await sql.end();
  const migrated = await assertRejects(() => migrateAll(url), Error);
  assertEquals(migrated.message, expected);
}

testWith(
  missing,
  "what is wrong with a connection by TLS is named",
  async () => {
    await using postgres = await startDebianPostgres("DNS:localhost");
    const { dba, authority, url } = postgres;
    const file = `sslrootcert=${authority}`;
    const cases = {
      "sslmode=verify-full": "its certificate is not trusted",
      [`sslmode=verify-full&${file}`]:
        "its certificate is for another host name",
      "sslmode=disable":
        "it does not let this user in: no such role, or no rule for it",
    };
    for (const [parameters, reason] of Object.entries(cases)) {
      await assertReason(url(dba, parameters), reason);
    }
    for (const mode of ["verify-ca", "require"]) {
      await connects(url(dba, `sslmode=${mode}&${file}`));
    }
    await connects(url(dba, "sslmode=require"));
    await connects(url(dba, "sslmode=prefer"));
    const other = { ...dba, user: "nobody" };
    await assertReason(
      url(other, "sslmode=require"),
      "it refuses the password",
    );
  },
);

async function connects(url: string): Promise<void> {
  const sql = connect(url, { max: 1 });
  assertEquals([...await sql`select 1 as one`], [{ one: 1 }]);
  await sql.end();
}

Deno.test("what is wrong with a connection without TLS is named", async () => {
  await using database = await createBareDatabase();
  const changed = (parts: Partial<URL>) =>
    Object.assign(new URL(database.url), parts).href;
  await connects(changed({ search: "?sslmode=prefer" }));
  const cases: [Partial<URL>, string][] = [
    [{ port: String(freePort()) }, "nothing listens there"],
    [{ password: "x" }, "it refuses the password"],
    [{ password: "s%C3%A9cret%2F%25" }, "it refuses the password"],
    [{ pathname: "/nowhere" }, "there is no such database"],
    [{ hostname: "database.invalid" }, "there is no such host"],
    [{ search: "?sslmode=require" }, "it has no TLS"],
  ];
  for (const [parts, reason] of cases) {
    await assertReason(changed(parts), reason);
  }
});

Deno.test("a host that accepts connections and says nothing is reported", async () => {
  using silent = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = silent.addr;
  const url = `postgres://shop:x@127.0.0.1:${port}/shop?connect_timeout=5`;
  await assertReason(url, "it does not answer within 5 s");
});
