import { assertEquals, assertStringIncludes } from "@std/assert";
import {
  allDone,
  createTestAgent,
  onlyWrite,
  previewOf,
  RecordingClient,
  runTurn,
  testContext,
} from "./test_agent.ts";
import type { PreviewOutcome } from "./preview.ts";
import { McpUnavailableError } from "./mcp_client.ts";

const BOOK = { name: "book", args: { start: "15:00" } };
const CANCEL = { name: "cancel", args: { bookingId: "bkg_1" } };
const TAKEN: PreviewOutcome = {
  status: "refused",
  error: {
    code: "slot_taken",
    error: "Taken",
    details: { nextSlots: [{ start: "16:00" }] },
  },
};
const AWAY: PreviewOutcome = { status: "unavailable" };

/** A client that answers previews with these, in order, and then with the last. */
function clientWith(...outcomes: PreviewOutcome[]): RecordingClient {
  const client = new RecordingClient();
  client.answerPreview = () =>
    outcomes.length > 1 ? outcomes.shift()! : outcomes[0]!;
  return client;
}

Deno.test("a write is previewed under the read token before it waits, and waits with what the preview says", async () => {
  await using test = await createTestAgent({ script: [{ calls: [BOOK] }] });
  const context = testContext({ locale: "ja" });
  const { writes } = await runTurn(test.agent, "book", context);
  const [request] = test.client.previews;
  assertEquals(
    [request?.tool.name, request?.args, request?.token, request?.locale],
    ["book", BOOK.args, "read:hanako", "ja"],
  );
  assertEquals(onlyWrite(writes).preview, {
    title: "Confirm book",
    summary: "Do book.",
    details: [{ label: "The start", value: "15:00" }],
    fields: [],
  });
  assertEquals(await test.agent.pending(context), writes);
});

Deno.test("a write that would be refused is not put before the person, and the model reads why", async () => {
  await using test = await createTestAgent({
    script: [{ calls: [BOOK] }, { text: "It is taken." }],
    client: clientWith(TAKEN),
  });
  const told = await runTurn(test.agent, "book");
  assertEquals([told.writes, told.text], [[], "It is taken."]);
  assertEquals(told.tools, ["book failed"]);
  assertEquals(await test.agent.pending(testContext()), []);
  const result = test.server.requests[1]?.messages.at(-1)?.content ?? "";
  assertStringIncludes(result, '"nextSlots":[{"start":"16:00"}]');
  assertEquals(test.pauses, [], "a refusal is not asked for again");
  assertEquals(test.server.problems, []);
});

Deno.test("if one of two writes is refused, neither is put before the person", async () => {
  const client = new RecordingClient();
  client.answerPreview = (request) =>
    request.tool.name === "book" ? TAKEN : previewOf(request);
  await using test = await createTestAgent({
    script: [{ calls: [CANCEL, BOOK] }, { text: "It is taken." }],
    client,
  });
  const told = await runTurn(test.agent, "move it");
  assertEquals([told.writes, told.tools], [[], [
    "cancel failed",
    "book failed",
  ]]);
  const results = JSON.stringify(test.server.requests[1]?.messages);
  assertStringIncludes(results, "not_proposed");
  assertStringIncludes(results, "slot_taken");
});

Deno.test("if one of two writes is malformed, neither is previewed", async () => {
  await using test = await createTestAgent({
    script: [{ calls: [CANCEL, { name: "book", args: '{"start":"15:0' }] }],
  });
  const told = await runTurn(test.agent, "move it");
  assertEquals([told.writes, test.client.previews], [[], []]);
  assertEquals(test.server.problems, []);
});

Deno.test("a total that the model makes up is dropped, and the preview's is approved and sent", async () => {
  const client = new RecordingClient();
  client.answerPreview = (request) => {
    const outcome = previewOf(request);
    return outcome.status === "ok"
      ? {
        ...outcome,
        preview: { ...outcome.preview, totalMinor: 5500, version: 2 },
      }
      : outcome;
  };
  await using test = await createTestAgent({
    script: [{
      calls: [{
        name: "book",
        args: { start: "15:00", expectedTotalMinor: 1, expectedVersion: 1 },
      }],
    }],
    client,
  });
  const write = onlyWrite((await runTurn(test.agent, "book")).writes);
  assertEquals(client.previews[0]?.args, { start: "15:00" });
  const args = { start: "15:00", expectedTotalMinor: 5500, expectedVersion: 2 };
  assertEquals(write.args, args);
  await runTurn(test.agent, allDone([write]));
  const history = JSON.stringify(test.server.requests[1]?.messages);
  for (const hidden of Object.keys(args).slice(1)) {
    assertEquals(history.includes(hidden), false);
  }
});

Deno.test("a preview that could not be had is asked for again, after as long as the server says", async () => {
  await using test = await createTestAgent({
    script: [{ calls: [BOOK] }],
    client: clientWith(
      { status: "unavailable", retryAfterSeconds: 2 },
      AWAY,
      { status: "ok", preview: { ...PREVIEW } },
    ),
  });
  const { writes } = await runTurn(test.agent, "book");
  assertEquals(onlyWrite(writes).preview, PREVIEW);
  assertEquals(test.pauses, [2_000, 1_500]);
});

Deno.test("only what could not be had is asked for again", async () => {
  let isAway = true;
  const client = new RecordingClient();
  client.answerPreview = (request) => {
    if (request.tool.name !== "book" || !isAway) return previewOf(request);
    isAway = false;
    return AWAY;
  };
  await using test = await createTestAgent({
    script: [{ calls: [BOOK, CANCEL] }],
    client,
  });
  const { writes } = await runTurn(test.agent, "both");
  assertEquals(writes.map(({ tool }) => tool), ["book", "cancel"]);
  assertEquals(client.previews.map(({ tool }) => tool.name), [
    "book",
    "cancel",
    "book",
  ]);
});

Deno.test("where the preview stays away there is no card, and the model is told so", async () => {
  for (const away of [AWAY, { ...AWAY, retryAfterSeconds: 3600 }]) {
    await using test = await createTestAgent({
      script: [{ calls: [BOOK] }, { text: "I could not prepare it." }],
      client: clientWith(away),
    });
    const told = await runTurn(test.agent, "book");
    assertEquals(
      [told.writes, told.text],
      [[], "I could not prepare it."],
    );
    assertEquals(test.client.previews.length, 4);
    assertEquals(Math.max(...test.pauses) <= 5_000, true);
    assertStringIncludes(
      test.server.requests[1]?.messages.at(-1)?.content ?? "",
      "not_prepared",
    );
  }
});

Deno.test("a stop while previews are waited for leaves a thread that goes on", async () => {
  const stop = new AbortController();
  const client = new RecordingClient();
  client.answerPreview = ({ signal }) => {
    stop.abort();
    throw signal?.reason;
  };
  await using test = await createTestAgent({
    script: [{ calls: [BOOK] }, { text: "Yes?" }],
    client,
  });
  const told = await runTurn(test.agent, "book", testContext(), stop.signal);
  assertEquals([told.writes, told.tools], [[], ["book failed"]]);
  assertEquals((await runTurn(test.agent, "hello")).text, "Yes?");
  assertEquals(test.server.problems, []);
});

Deno.test("a server that stops listing its tools between the plan and the preview gives no card", async () => {
  class Forgetful extends RecordingClient {
    lists = 0;
    override listTools() {
      return ++this.lists === 3
        ? Promise.reject(new McpUnavailableError("Down for the test"))
        : super.listTools();
    }
  }
  await using test = await createTestAgent({
    script: [{ calls: [BOOK] }],
    client: new Forgetful(),
  });
  const { writes } = await runTurn(test.agent, "book");
  assertEquals([writes.length, test.pauses], [1, [500]]);
});

const PREVIEW = {
  title: "Confirm",
  summary: "Book.",
  details: [],
  fields: [],
};
