import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { Miniflare } from "miniflare";
import { startTestStack } from "../e2e/stack.ts";
import { buildWorker, type BuiltWorker } from "./build.ts";

const DIST = new URL("./dist/test/", import.meta.url).pathname;

Deno.test("the MCP server answers a call with a token in workerd, from Postgres", async () => {
  await using stack = await startTestStack();
  const built = await buildWorker({
    service: "mcp_server",
    outDir: `${DIST}mcp_server`,
  });
  await using worker = startWorker(
    built,
    stack.mcpServer.options.environment(),
  );
  const scopes = ["booking:read", "booking:create"] as const;
  const token = await stack.tokenFor("usr_1", scopes);

  const ready = await worker.fetch("/readyz");
  assertEquals(ready.status, 200, await ready.text());
  const { services } = await call(worker, token, "services", {});
  const from = new Date(Date.now() + 3 * 24 * 60 * 60 * 1000);
  const to = new Date(from.getTime() + 2 * 24 * 60 * 60 * 1000);
  const serviceId = (services as { id: string }[])[0]?.id;
  const { slots } = await call(worker, token, "slots", {
    serviceId,
    from: from.toISOString(),
    to: to.toISOString(),
  });
  const [{ start }] = slots as [{ start: string }];
  await call(worker, token, "create", { serviceId, start });
  const line = JSON.parse(
    await worker.lineWith('"operation":"booking_create"'),
  );
  assertEquals(line.traceId, TRACE);
  const { items } = await call(worker, token, "list", {});
  assertEquals((items as { start: string }[])[0]?.start, start);

  const refused = await worker.fetch("/mcp", { method: "POST" });
  assertEquals(refused.status, 401);
  await refused.text();

  const code = await Deno.readTextFile(built.script);
  assertStringIncludes(
    code,
    '"0001_roles"',
    "readiness has the list of migrations",
  );
  for (const ofMigrator of ["Cannot migrate", "create table if not exists"]) {
    assert(!code.includes(ofMigrator), "a Worker contains no migration code");
  }
});

Deno.test("the AI service's agent waits for the approval and resumes in workerd", async () => {
  await using stack = await startTestStack();
  const built = await buildWorker({
    service: "ai_service",
    outDir: `${DIST}ai_service`,
    entry: "deploy/workers/agent_probe.ts",
  });
  await using worker = startWorker(
    built,
    stack.aiService.options.environment(),
  );

  const paused = await worker.fetch("/probe", {
    method: "POST",
    body: "book a haircut on Friday at 3pm",
  });
  const { waitedFor, answer } = JSON.parse(await textOf(paused));
  assertEquals(waitedFor, ["booking_create"]);
  assertStringIncludes(answer, "Haircut");
  const token = await stack.tokenFor("usr_worker", ["booking:read"]);
  const { body } = await stack.rest("booking_list", token, {});
  assertEquals((body.items as unknown[]).length, 1);

  const ready = await worker.fetch("/readyz");
  assertEquals(ready.status, 503);
  const { checks: [store] } = JSON.parse(await ready.text());
  assertEquals(store.reason, "store_not_configured");
});

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

interface Worker extends AsyncDisposable {
  fetch(
    path: string,
    init?: { method: string; headers?: Record<string, string>; body?: string },
  ): Promise<{ status: number; text(): Promise<string> }>;
  /** The first line of the log that contains that text. */
  lineWith(text: string): Promise<string>;
}

function startWorker(
  { script }: BuiltWorker,
  environment: Record<string, string | undefined>,
): Worker {
  const bindings = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined),
  ) as Record<string, string>;
  const lines = new EventTarget();
  const logged: string[] = [];
  const miniflare = new Miniflare({
    handleRuntimeStdio(stdout: Readable) {
      createInterface(stdout).on("line", (line) => {
        logged.push(line);
        lines.dispatchEvent(new Event("line"));
      });
    },
    modules: true,
    scriptPath: script,
    compatibilityDate: "2026-07-01",
    compatibilityFlags: ["nodejs_compat"],
    bindings,
  });
  return {
    fetch: (path, init) =>
      miniflare.dispatchFetch(`http://localhost${path}`, init),
    async lineWith(text) {
      for (;;) {
        const line = logged.find((line) => line.includes(text));
        if (line) return line;
        await new Promise((resolve) => lines.addEventListener("line", resolve));
      }
    },
    [Symbol.asyncDispose]: () => miniflare.dispose(),
  };
}

async function call(
  worker: Worker,
  token: string,
  verb: string,
  input: unknown,
): Promise<Record<string, unknown>> {
  const response = await worker.fetch(`/mcp/tools/booking/${verb}`, {
    method: "POST",
    headers: {
      "Authorization": `Bearer ${token}`,
      "Content-Type": "application/json",
      "Traceparent": `00-${TRACE}-00f067aa0ba902b7-01`,
    },
    body: JSON.stringify(input),
  });
  return JSON.parse(await textOf(response));
}

async function textOf(
  response: { status: number; text(): Promise<string> },
): Promise<string> {
  const text = await response.text();
  assertEquals(response.status, 200, text);
  return text;
}
