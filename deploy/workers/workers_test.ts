import { assertEquals, assertStringIncludes } from "@std/assert";
import { Miniflare } from "miniflare";
import { startTestStack } from "../e2e/stack.ts";
import { buildWorker, type BuiltWorker } from "./build.ts";

const DIST = new URL("./dist/test/", import.meta.url).pathname;

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

interface Worker extends AsyncDisposable {
  fetch(
    path: string,
    init?: { method: string; headers?: Record<string, string>; body?: string },
  ): Promise<{ status: number; text(): Promise<string> }>;
}

function startWorker(
  { script }: BuiltWorker,
  environment: Record<string, string | undefined>,
): Worker {
  const bindings = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined),
  ) as Record<string, string>;
  const miniflare = new Miniflare({
    modules: true,
    scriptPath: script,
    compatibilityDate: "2026-07-01",
    compatibilityFlags: ["nodejs_compat"],
    bindings,
  });
  return {
    fetch: (path, init) =>
      miniflare.dispatchFetch(`http://localhost${path}`, init),
    [Symbol.asyncDispose]: () => miniflare.dispose(),
  };
}

async function textOf(
  response: { status: number; text(): Promise<string> },
): Promise<string> {
  const text = await response.text();
  assertEquals(response.status, 200, text);
  return text;
}
