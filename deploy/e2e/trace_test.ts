import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { type ChatApi, createChatApi } from "../../ai_service/ui/client/api.ts";
import { parseTraceparent } from "../../shared/tracing/trace_context.ts";
import { denoOfVersion } from "../server/other_deno.ts";
import { serveCollector } from "./collector.ts";
import { Customer, readStream } from "./person.ts";
import { serveScriptedOpenAi } from "./scripted_openai.ts";
import { startTestStack, type TestStack } from "./stack.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const SECRET_WISH = "my wisteria appointment";

/** Looks up open times, and then asks for the first of them. */
function serveModel() {
  const serviceId = "svc_haircut";
  const [from, to] = [3, 6]
    .map((days) => new Date(Date.now() + days * DAY_MS).toISOString());
  const look = {
    id: "a",
    name: "booking_slots",
    args: { serviceId, from, to },
  };
  return serveScriptedOpenAi(({ messages }, turn) => {
    if (turn === 0) return { calls: [look] };
    if (turn > 1) return { text: "It is booked." };
    const found = JSON.stringify(messages.at(-1));
    const start = /2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00/.exec(found)![0];
    const args = { serviceId, start };
    return { calls: [{ id: "b", name: "booking_create", args }] };
  });
}

function modelVariables({ baseUrl }: { baseUrl: string }) {
  return { AI_MODEL: "openai:scripted", OPENAI_BASE_URL: baseUrl };
}

/** The chat's own scripts, in the browser of someone who signed in. */
async function openChat(stack: TestStack) {
  const hanako = new Customer(stack.aiServiceUrl);
  await hanako.signInWith("google", "hanako@example.com");
  const traces: string[] = [];
  const api = createChatApi((path, init) => {
    const headers = new Headers(init?.headers);
    traces.push(parseTraceparent(headers.get("traceparent"))!.traceId);
    return hanako.request(new URL(String(path), stack.aiServiceUrl), init);
  });
  return { api, lastTrace: () => traces.at(-1)! };
}

async function ask(api: ChatApi, conversation: string) {
  const sent = await api.sendMessage(conversation, SECRET_WISH);
  const events = await readStream(sent);
  const approval = events.find(({ event }) => event === "approval");
  assert(approval?.event === "approval", JSON.stringify(events));
  return approval.data;
}

/** The log lines of a service that are part of the trace, by their event. */
function linesOf({ logged }: TestStack, part: string, trace: string) {
  const records = logged.filter((line) => line.startsWith(`${part} {`))
    .map((line) => JSON.parse(line.slice(part.length + 1)));
  return records.filter(({ traceId }) => traceId === trace)
    .map(({ event, operation, path }) => `${event} ${operation ?? path}`);
}

Deno.test("a chat's turn is one trace, from the browser to the model and to the MCP server's log", async () => {
  await using model = serveModel();
  await using stack = await startTestStack(modelVariables(model));
  const { api, lastTrace } = await openChat(stack);
  const { id } = await api.createConversation();
  const { approvalId, revision } = await ask(api, id);
  const asked = lastTrace();
  const decision = { decision: "approve", revision } as const;
  await readStream(await api.decide(id, approvalId, decision));
  const decided = lastTrace();
  await stack.stop();

  assertNotEquals(asked, decided);
  const messages = `/api/conversations/${id}/messages`;
  const mine = linesOf(stack, "ai-service", asked);
  assert(mine.includes(`request ${messages}`), mine.join("\n"));
  const theirs = linesOf(stack, "mcp-server", asked);
  assert(theirs.includes("tool_called booking_slots"), theirs.join("\n"));
  assert(theirs.includes("preview_made booking_create"), theirs.join("\n"));
  const written = linesOf(stack, "mcp-server", decided);
  assert(written.includes("tool_called booking_create"), written.join("\n"));
  assertEquals(
    model.headers.map((headers) =>
      parseTraceparent(headers.get("traceparent"))?.traceId
    ),
    [asked, asked, decided],
  );
});

Deno.test("with OTEL_DENO the turn's spans are one trace, are named after routes, and hold no text and no token", async () => {
  await using collector = serveCollector();
  await using model = serveModel();
  await using stack = await startTestStack({
    ...modelVariables(model),
    OTEL_DENO: "true",
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_BSP_SCHEDULE_DELAY: "100",
  });
  const { api, lastTrace } = await openChat(stack);
  const { id } = await api.createConversation();
  await ask(api, id);
  const trace = lastTrace();
  const names = () =>
    collector.spans.filter(({ traceId }) => traceId === trace)
      .map(({ service, name }) => `${service} ${name}`);
  await collector.until(() => {
    const all = names();
    return all.includes("ai-service POST /api/conversations/:id/messages") &&
      all.includes("mcp-server POST /mcp") &&
      all.includes("mcp-server POST /mcp/tools/:noun/:verb/preview");
  });
  assert(linesOf(stack, "mcp-server", trace).length >= 2);
  const traced = model.headers.map((headers) => headers.get("traceparent"));
  for (const header of traced) {
    assertEquals(parseTraceparent(header)?.traceId, trace);
  }
  const exported = collector.bodies.join("\n");
  for (const secret of [SECRET_WISH, "wisteria", "eyJ", "hanako@"]) {
    assert(!exported.includes(secret), secret);
  }
});

/** Traces work that no request began. Prints the trace, and the header of a request. */
const PROBE = `
const { currentTrace, traceHeaders, traceWork } = await import(Deno.args[0]);
await traceWork("due", () => {
  console.log(JSON.stringify([currentTrace(), traceHeaders()]));
  return Promise.resolve();
});`;

async function probe(deno: string, env: Record<string, string>) {
  const module = import.meta.resolve("../../shared/tracing/current_trace.ts");
  const { success, stdout, stderr } = await new Deno.Command(deno, {
    args: ["eval", "--no-config", "--no-lock", PROBE, module],
    env,
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  assert(success, text(stderr));
  return JSON.parse(text(stdout));
}

Deno.test("work that no request began is traced on each Deno, whether or not spans are recorded", async () => {
  const nowhere = "http://127.0.0.1:9";
  for (const deno of [Deno.execPath(), await denoOfVersion("2.5.6")]) {
    const [trace, { traceparent }] = await probe(deno, {});
    assertEquals(parseTraceparent(traceparent), trace);
    const recorded = await probe(deno, {
      OTEL_DENO: "true",
      OTEL_EXPORTER_OTLP_ENDPOINT: nowhere,
    });
    assertEquals(recorded[0].traceId.length, 32);
    assertEquals(recorded[1], {}, "Deno's fetch adds the header");
  }
});
