import {
  assert,
  assertEquals,
  assertMatch,
  assertRejects,
  assertStringIncludes,
} from "@std/assert";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { connectAsOwner } from "../../mcp_server/storage/owner_connection.ts";
import { createBareDatabase } from "../../mcp_server/storage/test_bare_database.ts";
import { SERVICE_SCOPES, USER_SCOPES } from "../../shared/contract/scopes.ts";
import { readLines } from "./lines.ts";
import { freePorts, PORT_VARIABLES, type Ports } from "./ports.ts";
import { copyProject } from "./test_project.ts";

Deno.test("the command prints where to go and whom to be, and stops with all it started", async () => {
  await using state = await stateFolder();
  const ports = freePorts();
  const seconds: number[] = [];
  for (const _start of ["first", "second"]) {
    const dev = run(state.path, ports);
    const said = await dev.until("ready in");
    assertStringIncludes(said, `http://localhost:${ports.aiService}`);
    assertStringIncludes(said, `http://localhost:${ports.mcpServer}/admin`);
    for (const name of ["hanako", "ken", "owner"]) {
      assertStringIncludes(said, `${name}@example.com`);
    }
    seconds.push(Number(said.match(/ready in ([\d.]+) s/)?.[1]));

    const page = await fetch(`http://localhost:${ports.mcpServer}/healthz`);
    assertEquals(page.status, 200);
    await page.body?.cancel();
    dev.process.kill("SIGTERM");
    assertEquals(await dev.code(), 0);
    await assertNothingListens(ports);
  }
  console.log(
    `figure: ready_seconds = ${Math.max(...seconds).toFixed(1)} (goal 15)`,
  );
  assert(Math.max(...seconds) <= 15);
});

Deno.test("what was started is gone soon after the command itself was killed", async () => {
  await using state = await stateFolder();
  const ports = freePorts();
  const dev = run(state.path, ports);
  await dev.until("ready in");
  dev.process.kill("SIGKILL");
  await dev.code();
  await eventually(() => assertNothingListens(ports));
});

Deno.test("a taken port is one sentence and a failure, and leaves nothing behind", async () => {
  await using state = await stateFolder();
  for (const part of ["aiService", "mcpServer", "idp", "postgres"] as const) {
    const ports = freePorts();
    const listener = Deno.listen({ hostname: "127.0.0.1", port: ports[part] });
    const dev = run(state.path, ports);
    assertEquals(await dev.code(), 1);
    listener.close();
    assertMatch(
      dev.errors(),
      new RegExp(
        `^Cannot start: port ${ports[part]} is in use.* ${
          PORT_VARIABLES[part]
        } .*\\n$`,
      ),
    );
    await assertNothingListens(ports);
  }
});

Deno.test("a DATABASE_URL that does not work is one sentence without its password", async () => {
  await using state = await stateFolder();
  const { postgres } = freePorts();
  const password = "do-not-print-me";
  const ownServer = new URL(Deno.env.get("TEST_DATABASE_URL") ?? "");
  const wrongPassword = Object.assign(new URL(ownServer), { password });
  const noDatabase = Object.assign(new URL(ownServer), {
    pathname: "/no_such_database",
  });
  const cases: [string, RegExp][] = [
    [
      `postgres://me:${password}@127.0.0.1:${postgres}/salon`,
      /nothing listens on 127.0.0.1/,
    ],
    [`mysql://me:${password}@127.0.0.1/salon`, /must look like postgres:/],
    [wrongPassword.href, /password authentication failed/],
    [noDatabase.href, /"no_such_database" does not exist/],
  ];
  for (const [url, expected] of cases) {
    const dev = run(state.path, freePorts(), { DATABASE_URL: url });
    assertEquals(await dev.code(), 1);
    assertMatch(dev.errors(), /^Cannot use DATABASE_URL: .*\n$/);
    assertMatch(dev.errors(), expected);
    for (const secret of [password, ownServer.password]) {
      assert(!dev.errors().includes(secret));
    }
  }
});

Deno.test("a migration and a scope that come while it runs are there before the service starts again", async () => {
  await using project = await copyProject();
  await using state = await stateFolder();
  await using database = await createBareDatabase();
  const ports = freePorts();
  const dev = run(state.path, ports, {
    DATABASE_URL: database.url,
  }, project.path);
  const sql = connectAsOwner(database.url, { max: 1 });
  try {
    await dev.until("ready in");
    // As a row is that was written before the other scopes were added.
    await sql`update trusted_issuers set scopes = '["tool:list"]'`;
    const migrations = join(project.path, "mcp_server/booking/migrations");
    await Deno.writeTextFile(
      join(migrations, "9000_added.sql"),
      "create table added (id text primary key)",
    );
    await dev.until("mcp-server reloaded");
    assertEquals(await readiness(ports), 200);
    assertEquals((await sql`select from added`).length, 0);
    const [issuer] = await sql`select scopes from trusted_issuers`;
    assertEquals(issuer?.scopes, [...USER_SCOPES, ...SERVICE_SCOPES]);

    await Deno.writeTextFile(
      join(migrations, "9001_broken.sql"),
      "create tabel broken ()",
    );
    const said = await dev.until("keeps running unchanged");
    assertMatch(
      said,
      /Cannot migrate: "9001_broken" failed: syntax error at or near "tabel"\. mcp-server goes/,
    );
    assertEquals(await readiness(ports), 200);
  } finally {
    await sql.end();
    dev.process.kill("SIGTERM");
    await dev.code();
  }
});

async function readiness({ mcpServer }: Ports): Promise<number> {
  const response = await fetch(`http://localhost:${mcpServer}/readyz`);
  await response.body?.cancel();
  return response.status;
}

function run(
  stateFolder: string,
  ports: Ports,
  extra: Record<string, string> = {},
  project = fileURLToPath(new URL("../../", import.meta.url)),
) {
  const portVariables = Object.entries(PORT_VARIABLES)
    .map(([part, name]) => [name, String(ports[part as keyof Ports])]);
  const process = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "deploy/local/dev.ts"],
    cwd: project,
    env: {
      MADOGUCHI_HOME: stateFolder,
      ...Object.fromEntries(portVariables),
      ...extra,
    },
    stdout: "piped",
    stderr: "piped",
  }).spawn();

  const output: string[] = [];
  const errors: string[] = [];
  let onLine = () => {};
  const drained = Promise.all([
    readLines(process.stdout, (line) => {
      output.push(line);
      onLine();
    }),
    readLines(process.stderr, (line) => void errors.push(line)),
  ]);

  return {
    process,
    errors: () => errors.map((line) => `${line}\n`).join(""),
    async code(): Promise<number> {
      await drained;
      return (await process.status).code;
    },
    /** What was printed up to the line that has `text`. */
    async until(text: string): Promise<string> {
      const { promise, resolve } = Promise.withResolvers<void>();
      onLine = () => output.at(-1)?.includes(text) && resolve();
      await Promise.race([promise, drained]);
      assert(
        output.some((line) => line.includes(text)),
        `ended early: ${errors.join("\n")}`,
      );
      return output.join("\n") + "\n";
    },
  };
}

async function assertNothingListens(ports: Ports) {
  for (const port of Object.values(ports)) {
    await assertRejects(
      async () => (await Deno.connect({ hostname: "127.0.0.1", port })).close(),
      Deno.errors.ConnectionRefused,
    );
  }
}

async function eventually(check: () => Promise<void>) {
  const deadline = performance.now() + 10_000;
  while (performance.now() < deadline) {
    if (await check().then(() => true, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await check();
}

async function stateFolder() {
  const path = await Deno.makeTempDir({ prefix: "madoguchi-test-" });
  await Deno.chmod(path, 0o711);
  return {
    path,
    [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }),
  };
}
