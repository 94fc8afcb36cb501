import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { startTestStack, type TestStack } from "../e2e/stack.ts";
import { until } from "../e2e/browsers/until.ts";
import { Person } from "../e2e/person.ts";
import { TcpProxy } from "../../mcp_server/storage/test_tcp_proxy.ts";
import { buildWorker } from "./build.ts";
import { startLocalWorker } from "./local_worker.ts";

const DIST = new URL("./dist/test_mcp/", import.meta.url).pathname;
const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

Deno.test("the MCP server in workerd opens one session of Postgres for a request", async (t) => {
  await using stack = await startTestStack();
  await using database = new TcpProxy(stack.databaseUrl);
  const built = await buildWorker({ service: "mcp_server", outDir: DIST });
  const lines: string[] = [];
  const port = Number(new URL(stack.mcpServerUrl).port);
  const variables = stack.mcpServer.options.environment();
  await stack.mcpServer.stop();
  // It asks for notices by itself, whose sessions are not to be counted.
  await stack.aiService.stop();
  await using worker = await startLocalWorker({
    service: "mcp_server",
    built,
    port,
    variables: { ...variables, DATABASE_URL: database.url },
    log: (line) => lines.push(line),
  });
  const sessions: Record<string, number> = {};
  const counted = async (name: string, request: () => Promise<Response>) => {
    const before = database.accepted;
    const response = await request();
    const text = await response.text();
    assert(response.ok, `${name}: ${response.status} ${text}`);
    sessions[name] = database.accepted - before;
    return text;
  };

  await t.step(
    "after the first, which also checks who has access",
    async () => {
      await counted("readiness", () => fetch(`${stack.mcpServerUrl}/readyz`));
    },
  );

  await t.step("for a call of each kind, and for a page", async () => {
    const { mcpServerUrl } = stack;
    const owner = new Person();
    const signedIn = await owner.signIn(
      mcpServerUrl,
      "google",
      "owner@example.com",
    );
    await signedIn.body?.cancel();
    const call = await caller(stack);
    const services = await counted("read", () => call("services", {}));
    const serviceId = JSON.parse(services).services[0].id;
    const from = new Date(Date.now() + 3 * 24 * 60 * 60 * 1000);
    const to = new Date(from.getTime() + 2 * 24 * 60 * 60 * 1000);
    const slots = await counted(
      "slots",
      () => call("slots", { serviceId, from, to }),
    );
    const [{ start }] = JSON.parse(slots).slots;
    await counted("write", () => call("create", { serviceId, start }));
    const list = await counted("list", () => call("list", {}));
    assertEquals(JSON.parse(list).items[0].start, start);
    await counted("page", () => owner.get(`${mcpServerUrl}/admin/bookings`));
    await counted("admin", () => owner.get(`${mcpServerUrl}/api/admin/me`));
    await counted("business", () => fetch(`${mcpServerUrl}/business`));
    const most = Math.max(...Object.values(sessions));
    console.log(`figure: sessions_per_request_workers = ${most} (goal = 1)`);
    assertEquals(
      Object.values(sessions).filter((each) => each !== 1),
      [],
      JSON.stringify(sessions),
    );
  });

  await t.step(
    "for a table that is saved, however many batches it has",
    async () => {
      const rows = 4_500;
      await stack.sql`
      insert into audit_log (at, request_id, actor_kind, issuer, actor_id, jti,
        operation, kind, targets)
      select '2026-03-01T03:00:00Z', 'r', 'user', 'i', 'usr_' || n, 'j', 'o',
        'write', '{}' from generate_series(1, ${rows}::int) n`;
      const owner = new Person();
      const { mcpServerUrl } = stack;
      const day = "from=2026-03-01&to=2026-03-01";
      const path = `/admin/audit/export?${day}`;
      await (await owner.signIn(mcpServerUrl, "google", "owner@example.com"))
        .body?.cancel();
      const csv = await counted("export", () => owner.get(mcpServerUrl + path));
      assertEquals(csv.split("\r\n").length, rows + 2);
      assertEquals(sessions.export, 1);
    },
  );

  await t.step("its cron trigger runs the housekeeping", async () => {
    await stack.sql`delete from housekeeping_run`;
    const before = database.accepted;
    await worker.runScheduled();
    assertEquals(database.accepted - before, 1);
    const [row] = await stack
      .sql`select count(*)::int as n from housekeeping_run`;
    assertEquals(row?.n, 1);
  });

  await t.step("every request is counted behind its answer", async () => {
    const count = async () => {
      const [row] = await stack.sql<{ requests: number }[]>`
        select coalesce(sum(requests), 0)::float8 as requests
        from request_rollups
        where grain = 'hour' and name = 'POST /mcp/tools/:noun/:verb'`;
      return row!.requests;
    };
    const before = await count();
    const call = await caller(stack);
    const calls = 24;
    await Promise.all(Array.from({ length: calls }, async () => {
      const response = await call("services", {});
      await response.body?.cancel();
    }));
    await until(
      "all calls are counted",
      async () => await count() >= before + calls,
    );
    assertEquals(await count(), before + calls);
  });

  await t.step("what needs no database opens none", async () => {
    const before = database.accepted;
    for (const path of ["/healthz", "/openapi.json", "/tokens.css"]) {
      const response = await fetch(stack.mcpServerUrl + path);
      await response.body?.cancel();
      assertEquals(response.status, 200, path);
    }
    assertEquals(database.accepted, before);
  });

  await t.step("a call is logged with its trace", () => {
    const line = lines.find((one) =>
      one.includes('"operation":"booking_create"')
    );
    assertEquals(JSON.parse(line ?? "{}").traceId, TRACE);
  });

  await t.step("a call without a token is refused", async () => {
    const url = `${stack.mcpServerUrl}/mcp`;
    const refused = await fetch(url, { method: "POST" });
    await refused.body?.cancel();
    assertEquals(refused.status, 401);
  });

  await t.step(
    "the Worker knows the migrations, and cannot migrate",
    async () => {
      const code = await Deno.readTextFile(built.script);
      assertStringIncludes(code, '"0001_roles"');
      for (
        const ofMigrator of ["Cannot migrate", "create table if not exists"]
      ) {
        assert(!code.includes(ofMigrator), ofMigrator);
      }
    },
  );
});

/** Calls operations on bookings over REST, as a customer. */
async function caller(stack: TestStack) {
  const token = await stack.tokenFor("usr_1", [
    "booking:read",
    "booking:create",
  ]);
  return (verb: string, input: unknown) =>
    fetch(`${stack.mcpServerUrl}/mcp/tools/booking/${verb}`, {
      method: "POST",
      headers: {
        "Authorization": `Bearer ${token}`,
        "Content-Type": "application/json",
        "Traceparent": `00-${TRACE}-00f067aa0ba902b7-01`,
      },
      body: JSON.stringify(input),
    });
}
