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
import { createStateFolder } from "./test_state_folder.ts";

Deno.test("the command prints the URLs and demo accounts, and stops with all that it started", async () => {
  await using state = await createStateFolder();
  const ports = freePorts();
  const seconds: number[] = [];
  for (const _start of ["first", "second"]) {
    const dev = run(state.path, ports);
    const output = await dev.waitFor("ready in");
    assertStringIncludes(output, `http://localhost:${ports.aiService}`);
    assertStringIncludes(output, `http://localhost:${ports.mcpServer}/admin`);
    for (const name of ["hanako", "ken", "owner"]) {
      assertStringIncludes(output, `${name}@example.com`);
    }
    seconds.push(Number(output.match(/ready in ([\d.]+) s/)?.[1]));

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

Deno.test("all child processes end soon after the command was killed", async () => {
  await using state = await createStateFolder();
  const ports = freePorts();
  const dev = run(state.path, ports);
  await dev.waitFor("ready in");
  dev.process.kill("SIGKILL");
  await dev.code();
  await retryUntilPass(() => assertNothingListens(ports));
});

Deno.test("a service that is killed is started again, and says so", async () => {
  await using state = await createStateFolder();
  const ports = freePorts();
  const dev = run(state.path, ports);
  try {
    await dev.waitFor("ready in");
    for (const signal of ["SIGKILL", "SIGTERM"] as const) {
      const started = dev.waitForNext("mcp-server reloaded");
      Deno.kill(await listenerOf(ports.mcpServer), signal);
      assertMatch(await started, /mcp-server was killed\. It is started again/);
      assertEquals(await readiness(ports), 200);
    }
  } finally {
    dev.process.kill("SIGTERM");
    await dev.code();
  }
});

/** Id of the process that listens at a port of this machine (proc(5)). */
async function listenerOf(port: number): Promise<number> {
  const hex = port.toString(16).toUpperCase().padStart(4, "0");
  const tables = await Promise.all(
    ["tcp", "tcp6"].map((name) => Deno.readTextFile(`/proc/net/${name}`)),
  );
  const line = tables.join("\n").split("\n").find((line) =>
    line.includes(`:${hex} `) && line.trim().split(/\s+/)[3] === "0A"
  );
  const socket = `socket:[${line?.trim().split(/\s+/)[9]}]`;
  for await (const { name } of Deno.readDir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      for await (const fd of Deno.readDir(`/proc/${name}/fd`)) {
        const link = await Deno.readLink(`/proc/${name}/fd/${fd.name}`)
          .catch(() => "");
        if (link === socket) return Number(name);
      }
    } catch {
      // Of somebody else, or gone meanwhile.
    }
  }
  throw new Error(`Nothing listens at port ${port}`);
}

Deno.test("a port in use is reported in one sentence, and nothing keeps running", async () => {
  await using state = await createStateFolder();
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

Deno.test("a DATABASE_URL that does not work is reported in one sentence without its password", async () => {
  await using state = await createStateFolder();
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
      /No connection to 127.0.0.1:\d+: nothing listens there/,
    ],
    [`mysql://me:${password}@127.0.0.1/salon`, /must start with postgres:/],
    [wrongPassword.href, /it refuses the password/],
    [noDatabase.href, /there is no such database/],
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

Deno.test("a migration and a scope that are added while it runs are applied before the restart", async () => {
  await using project = await copyProject();
  await using state = await createStateFolder();
  await using database = await createBareDatabase();
  const ports = freePorts();
  const dev = run(state.path, ports, {
    DATABASE_URL: database.url,
  }, project.path);
  const sql = connectAsOwner(database.url, { max: 1 });
  try {
    await dev.waitFor("ready in");
    // A row from before the other scopes were added.
    await sql`update trusted_issuers set scopes = '["tool:list"]'`;
    const migrations = join(project.path, "mcp_server/booking/migrations");
    await Deno.writeTextFile(
      join(migrations, "9000_added.sql"),
      "create table added (id text primary key)",
    );
    await dev.waitFor("mcp-server reloaded");
    assertEquals(await readiness(ports), 200);
    assertEquals((await sql`select from added`).length, 0);
    const [issuer] = await sql`select scopes from trusted_issuers`;
    assertEquals(issuer?.scopes, [...USER_SCOPES, ...SERVICE_SCOPES]);

    await Deno.writeTextFile(
      join(migrations, "9001_broken.sql"),
      "create tabel broken ()",
    );
    const output = await dev.waitFor("keeps running unchanged");
    assertMatch(
      output,
      /Cannot migrate: "9001_broken" failed: syntax error at or near "tabel"\. mcp-server keeps running/,
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
  args: string[] = ["--seed"],
) {
  const portVariables = Object.entries(PORT_VARIABLES)
    .map(([part, name]) => [name, String(ports[part as keyof Ports])]);
  const process = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "deploy/local/dev.ts", ...args],
    cwd: project,
    env: {
      MADOGUCHI_HOME: stateFolder,
      ...Object.fromEntries(portVariables),
      ...extra,
    },
    stdout: "piped",
    stderr: "piped",
  }).spawn();

  const lines: string[] = [];
  const errors: string[] = [];
  let onLine = () => {};
  const drained = Promise.all([
    readLines(process.stdout, (line) => {
      lines.push(line);
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
    /** Waits for a line with `text`; resolves to all output so far. */
    async waitFor(text: string): Promise<string> {
      const { promise, resolve } = Promise.withResolvers<void>();
      onLine = () => lines.at(-1)?.includes(text) && resolve();
      await Promise.race([promise, drained]);
      assert(
        lines.some((line) => line.includes(text)),
        `ended early: ${errors.join("\n")}`,
      );
      return lines.join("\n") + "\n";
    },
    /** Waits for a further line with `text`; resolves to the output up to it. */
    async waitForNext(text: string): Promise<string> {
      const from = lines.length;
      const { promise, resolve } = Promise.withResolvers<void>();
      onLine = () => lines.at(-1)?.includes(text) && resolve();
      await Promise.race([promise, drained]);
      return lines.slice(from).join("\n");
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

async function retryUntilPass(check: () => Promise<void>) {
  const deadline = performance.now() + 10_000;
  while (performance.now() < deadline) {
    if (await check().then(() => true, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await check();
}
