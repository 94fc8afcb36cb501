import { assert, assertEquals, assertRejects } from "@std/assert";
import { createLog } from "../shared/http/log.ts";
import { freePort } from "../deploy/local/free_port.ts";
import { createTestKeys } from "../shared/contract/test_keys.ts";
import { Startup } from "./startup.ts";
import { connect } from "./storage/postgres.ts";
import { refuseOlderSchema } from "./storage/schema_version.ts";
import { createBareDatabase } from "./storage/test_bare_database.ts";
import { createTestDatabase } from "./storage/test_database.ts";
import { TcpProxy } from "./storage/test_tcp_proxy.ts";
import { request } from "./surfaces/test_calls.ts";
import { createTestSigner, ISSUER, writeTestAccess } from "./test_app.ts";
import { TestProcess } from "./test_process.ts";

const NOTHING = `postgres://shop:pw@127.0.0.1:${freePort()}/shop`;

/** A startup whose attempts end as `outcomes` say, and what it logs. */
function startupWith(...outcomes: (string | undefined)[]) {
  const lines: Record<string, unknown>[] = [];
  const startup = new Startup({
    prepare: async () => {
      const url = outcomes.shift();
      if (url === undefined) return;
      const sql = connect(url, { max: 1 });
      await sql`select 1`.catch(async (error) => {
        await sql.end();
        throw error;
      });
    },
    log: createLog({
      service: "mcp-server",
      write: (line) => lines.push(JSON.parse(line)),
    }),
    wait: () => Promise.resolve(),
  });
  return { startup, lines };
}

Deno.test("a server waits for its database, and logs it once", async () => {
  const { startup, lines } = startupWith(NOTHING, NOTHING, NOTHING, undefined);
  const run = startup.run();
  assertEquals(startup.isReady, false);
  await run;
  assertEquals(startup.isReady, true);
  assertEquals(
    lines.map(({ event }) => event),
    ["database_awaited", "database_ready"],
  );
  const { host } = new URL(NOTHING);
  const { message } = lines[0]!.cause as { message: string };
  assertEquals(message, `No connection to ${host}: nothing listens there`);
});

Deno.test("a server does not wait for what does not pass by itself", async () => {
  await using database = await createTestDatabase({ max: 1 });
  const url = new URL(database.url);
  url.password = "x";
  const { startup, lines } = startupWith(url.href);
  const { message } = await assertRejects(() => startup.run(), Error);
  assertEquals(
    message,
    `No connection to ${url.host}: it refuses the password`,
  );
  assertEquals(lines, []);
});

Deno.test("a server that waits for the first migration does not end in the middle of it", async () => {
  await using database = await createTestDatabase({ max: 1 });
  const { sql, url } = database;
  const log = createLog({ service: "mcp-server", write: () => {} });
  const wait = () => Promise.resolve();
  const missing = (name: string) =>
    refuseOlderSchema(sql, { url, migrations: [name] });
  const migrating = [
    async () => void await sql`select from no_such_table`,
    () => missing("9001_first"),
    () => missing("9002_second"),
  ];
  const prepare = async () => await migrating.shift()?.();
  const startup = new Startup({ prepare, log, wait });
  await startup.run();
  assert(startup.isReady);
  const refused = () => missing("9001_first");
  const late = new Startup({ prepare: refused, log, wait });
  await assertRejects(() => late.run(), TypeError, " lacks ");
});

Deno.test("a database that was never migrated is told with its place, and with what to run", async () => {
  await using bare = await createBareDatabase();
  const sql = connect(bare.url, { max: 1 });
  const lines: string[] = [];
  const log = createLog({
    service: "mcp-server",
    write: (line) => lines.push(line),
  });
  let attempts = 0;
  const prepare = async () => {
    if (attempts++ > 0) return;
    await refuseOlderSchema(sql, { url: bare.url, migrations: ["9001_first"] });
  };
  const startup = new Startup({ prepare, log, wait: () => Promise.resolve() });
  await startup.run();
  const { event, cause } = JSON.parse(lines[0]!);
  assertEquals(event, "database_awaited");
  assertEquals(
    cause.message,
    `the database at ${new URL(bare.url).host} was never migrated: ` +
      "run `deno task migrate` as its owner",
  );
  await sql.end();
});

Deno.test("a server that starts before its database answers, and serves once it is there", async () => {
  await using database = await createTestDatabase();
  await using proxy = new TcpProxy(database.url);
  await proxy.disconnect();
  const keys = await createTestKeys();
  await writeTestAccess(database.ownerUrl, keys);
  await using server = new TestProcess({ databaseUrl: proxy.url, keys });
  const started = server.start();
  const status = async (path: string) => {
    const response = await server.fetch(new Request(server.origin + path));
    await response.body?.cancel();
    return response.status;
  };
  while (await status("/healthz").catch(() => 0) !== 200) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assertEquals(await status("/readyz"), 503);
  proxy.reconnect();
  await started;
  assertEquals(await status("/readyz"), 200);
  const signer = await createTestSigner(ISSUER, keys);
  const { token } = await signer.signForService(["tool:list"]);
  const listed = await request(server, "tools/list", {}, { token });
  assertEquals(listed.status, 200);
});

Deno.test("a login without the rights of a server cannot start it, and is told where", async () => {
  await using database = await createTestDatabase({ max: 1 });
  const role = `bare_${crypto.randomUUID().replaceAll("-", "")}`;
  await database.owner.unsafe(`create role ${role} login password 'hunter2'`);
  const url = Object.assign(new URL(database.url), {
    username: role,
    password: "hunter2",
  });
  const keys = await createTestKeys();
  const server = new TestProcess({ databaseUrl: url.href, keys });
  const { message } = await assertRejects(() => server.start(), Error);
  assert(
    message.includes(
      `The database at ${url.host} refuses: permission denied`,
    ),
    message,
  );
  assert(!message.includes("hunter2"));
  await database.owner.unsafe(`drop role ${role}`);
});

Deno.test("a server whose public URL is https does not start as a superuser", async () => {
  await using database = await createTestDatabase({ max: 1 });
  const keys = await createTestKeys();
  await using server = new TestProcess({
    databaseUrl: database.ownerUrl,
    keys,
    environment: { MCP_SERVER_URL: "https://mcp.example.com" },
  });
  const { message } = await assertRejects(() => server.start(), Error);
  assert(message.includes("is a superuser"), message);
});
