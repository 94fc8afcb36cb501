import { assertEquals } from "@std/assert";
import { McpUnavailableError } from "../agent/mcp_client.ts";
import { RecordingClient } from "../agent/test_agent.ts";
import { APPROVAL_MS } from "../conversation/approval.ts";
import { recoverConversation } from "./recovery.ts";
import { ACTOR, CONVERSATION, createTestChat } from "./test_chat.ts";
import { approvalStates, approve, ask, decide, say } from "./test_talk.ts";

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

Deno.test("an approved write that the shop could not be asked for is not done by a later message", async () => {
  const client = new UnreachableClient();
  await using chat = await createTestChat({
    client,
    script: [{ calls: [BOOK] }, { text: "Hello again." }],
  });
  const [approval] = await ask(chat, "book");
  client.isDown = true;
  await approve(chat, approval);
  assertEquals(await approvalStates(chat), ["failed"]);
  client.isDown = false;
  const { runId } = await say(chat, "hello?");
  assertEquals((await chat.events(runId)).at(-1)?.data, {
    status: "completed",
  });
  assertEquals(client.writes, []);
});

Deno.test("a write that was approved a day ago is not done when the other one is declined at last", async () => {
  await using chat = await createTestChat({
    script: [{ calls: [BOOK, CANCEL] }, { text: "All right." }],
  });
  const [book, cancel] = await ask(chat, "move it");
  await approve(chat, book);
  chat.pass(APPROVAL_MS);
  const { runId } = await decide(chat, cancel, { decision: "reject" });
  await chat.events(runId);
  assertEquals(chat.test.client.writes, []);
  assertEquals(await approvalStates(chat), ["failed", "rejected"]);
  assertEquals(chat.test.server.problems, []);
});

Deno.test("a write that was approved a day ago is not done by a new message either", async () => {
  await using chat = await createTestChat({
    script: [{ calls: [BOOK, CANCEL] }, { text: "Sorry." }, { text: "Hello." }],
  });
  const [book] = await ask(chat, "move it");
  await approve(chat, book);
  chat.pass(APPROVAL_MS);
  const { runId } = await say(chat, "hello");
  await chat.events(runId);
  assertEquals(chat.test.client.writes, []);
  assertEquals(await approvalStates(chat), ["failed", "rejected"]);
});

Deno.test("a decision whose process died is not carried out a day later, when its key may be forgotten", async () => {
  await using chat = await createTestChat({
    script: [{ calls: [BOOK] }, { text: "Sorry." }],
  });
  const [approval] = await ask(chat, "book");
  chat.dead = true;
  await decide(chat, approval, { decision: "approve" });
  chat.dead = false;
  chat.pass(APPROVAL_MS);
  await recoverConversation(chat.deps, ACTOR, CONVERSATION);
  await chat.deps.runs.settled();
  assertEquals(chat.test.client.writes, []);
  assertEquals(await approvalStates(chat), ["failed"]);
});
