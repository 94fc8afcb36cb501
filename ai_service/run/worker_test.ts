import { assertEquals } from "@std/assert";
import { LEASE_MS } from "../conversation/lease.ts";
import { createTestChat } from "./test_chat.ts";
import { approvalStates, ask, decide, viewOf } from "./test_talk.ts";

const BOOK = { name: "book", args: { start: "15:00" } };

Deno.test("a run that dies once its write is done is gone on with, though nobody looks", async () => {
  await using chat = await createTestChat({
    script: [{ calls: [BOOK] }, { text: "Booked." }],
  });
  const [approval] = await ask(chat, "book");
  // The run that asked is looked after, so that its own wake finds nothing.
  chat.pass(LEASE_MS + 1);
  await chat.worker.tick();
  chat.dead = true;
  await decide(chat, approval, { decision: "approve" });
  chat.dead = false;
  await chat.worker.tick();
  assertEquals(await approvalStates(chat), ["done"]);
  chat.pass(LEASE_MS + 1);
  await chat.worker.tick();
  await chat.deps.runs.settled();
  const { messages, activeRunId } = await viewOf(chat);
  assertEquals(activeRunId, null);
  assertEquals(messages.at(-1)?.text, "Booked.");
});
