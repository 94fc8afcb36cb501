import { assertEquals } from "@std/assert";
import { McpUnavailableError } from "../agent/mcp_client.ts";
import { previewOf, RecordingClient } from "../agent/test_agent.ts";
import { APPROVAL_MS } from "../conversation/approval.ts";
import { createTestChat } from "./test_chat.ts";
import { approvalStates, ask, decide, edit, say, viewOf } from "./test_talk.ts";

const BOOK = { name: "book", args: { start: "15:00" } };
const CANCEL = { name: "cancel", args: { bookingId: "bkg_1" } };

class UnreachableClient extends RecordingClient {
  isDown = false;

  override listTools() {
    return this.isDown
      ? Promise.reject(new McpUnavailableError("Down for the test"))
      : super.listTools();
  }
}

Deno.test("an approved write that the shop could not be asked for is done once it can be", async () => {
  const client = new UnreachableClient();
  await using chat = await createTestChat({
    client,
    script: [{ calls: [BOOK, CANCEL] }, { text: "Hello again." }],
  });
  const [book] = await ask(chat, "book");
  client.isDown = true;
  await decide(chat, book, { decision: "approve" });
  await chat.worker.settled();
  assertEquals(await approvalStates(chat), ["approved", "pending"]);
  client.isDown = false;
  chat.pass(1000);
  await chat.worker.tick();
  assertEquals(await approvalStates(chat), ["done", "pending"]);
  assertEquals(client.writes.length, 1);
});

Deno.test("a write that could never be sent within a day expires, and is never sent", async () => {
  await using chat = await createTestChat({
    script: [{ calls: [BOOK, CANCEL] }, { text: "All right." }],
  });
  const [book] = await ask(chat, "move it");
  chat.dead = true;
  await decide(chat, book, { decision: "approve" });
  chat.dead = false;
  chat.pass(APPROVAL_MS);
  await chat.worker.tick();
  assertEquals(chat.test.client.writes, []);
  assertEquals(await approvalStates(chat), ["expired", "expired"]);
});

Deno.test("a write without an answer for a day is unconfirmed, said to be so, and never sent again", async () => {
  const client = new RecordingClient();
  client.answerWrite = () => ({ status: "unknown" });
  await using chat = await createTestChat({
    client,
    outcomeTimeoutMs: 1,
    script: [{ calls: [BOOK] }, { text: "It is being confirmed." }],
  });
  const [book] = await ask(chat, "book");
  const { runId } = await decide(chat, book, { decision: "approve" });
  await chat.events(runId);
  await chat.worker.settled();
  const sent = client.writes.length;
  chat.pass(APPROVAL_MS);
  await chat.worker.tick();
  await chat.worker.tick();
  assertEquals(client.writes.length, sent);
  assertEquals(await approvalStates(chat), ["unconfirmed"]);
  const last = (await viewOf(chat)).messages.at(-1)?.text ?? "";
  assertEquals(last.startsWith("We could not find out"), true, last);
});

Deno.test("a new message waits for nothing that is long past", async () => {
  await using chat = await createTestChat({
    script: [{ calls: [BOOK, CANCEL] }, { text: "Hello." }],
  });
  await ask(chat, "move it");
  chat.pass(APPROVAL_MS);
  const { runId } = await say(chat, "hello");
  await chat.events(runId);
  assertEquals(chat.test.client.writes, []);
  assertEquals(await approvalStates(chat), ["expired", "expired"]);
});

Deno.test("a card expires as soon as its write could not be done any more", async () => {
  const client = new RecordingClient();
  const validUntil = "2026-11-23T02:30:00.000Z";
  client.answerPreview = (request) => {
    const outcome = previewOf(request);
    return outcome.status === "ok" && request.args["start"] === "15:00"
      ? { ...outcome, preview: { ...outcome.preview, validUntil } }
      : outcome;
  };
  await using chat = await createTestChat({
    client,
    script: [{ calls: [BOOK, CANCEL] }],
  });
  const [book, cancel] = await ask(chat, "book");
  assertEquals(book?.expiresAt, validUntil);
  assertEquals(cancel?.expiresAt, "2026-11-24T01:00:00.000Z");
  const later = await edit(chat, book, { start: "19:00" });
  assertEquals(later.expiresAt, "2026-11-24T01:00:00.000Z");
});
