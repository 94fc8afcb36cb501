import { assertEquals, assertStringIncludes } from "@std/assert";
import type { WriteAnswer } from "../agent/mcp_answer.ts";
import { RecordingClient } from "../agent/test_agent.ts";
import type { ApiError } from "../../shared/http/errors.ts";
import { createTestChat, type TestChat } from "./test_chat.ts";
import { approve, ask, decide, edit, tap, viewOf } from "./test_talk.ts";

const BOOK = { name: "book", args: { start: "15:00" } };
const GONE = {
  code: "not_found",
  error: "Form not found",
  details: { field: "formId" },
};
const REFUSED: WriteAnswer = {
  status: "refused",
  error: GONE,
  isKeyUnused: true,
};

function chatWith(client: RecordingClient): Promise<TestChat> {
  return createTestChat({
    client,
    outcomeTimeoutMs: 1,
    script: [{ calls: [BOOK] }, { text: "I see." }],
  });
}

async function cardOf(chat: TestChat) {
  const { messages } = await viewOf(chat);
  const [part] = messages.flatMap(({ parts }) => parts)
    .filter((part) => part.type === "approval");
  return part?.approval;
}

Deno.test("a card whose form was retired meanwhile says so in the person's language, and what can be done", async () => {
  const client = new RecordingClient();
  client.answerWrite = () => REFUSED;
  await using chat = await chatWith(client);
  const [card] = await ask(chat, "book");
  await approve(chat, card);
  const failed = await cardOf(chat);
  assertEquals(failed?.state, "failed");
  assertStringIncludes(failed?.refusal ?? "", "not offered any more");
});

Deno.test("a refusal that is known late is told with its reason in the message, too", async () => {
  const client = new RecordingClient();
  const answers: WriteAnswer[] = [{ status: "unknown" }, REFUSED];
  client.answerWrite = () => answers.shift()!;
  await using chat = await chatWith(client);
  const [card] = await ask(chat, "book");
  const { runId } = await decide(chat, card, { decision: "approve" });
  await chat.events(runId);
  await chat.worker.settled();
  chat.pass(1000);
  await chat.worker.tick();
  const text = (await viewOf(chat)).messages.at(-1)?.text ?? "";
  assertStringIncludes(text, "This was not done");
  assertStringIncludes(text, "This form is not offered any more");
});

Deno.test("a tap and an edit that the shop refuses are told why, but bad input is told by its field", async () => {
  const client = new RecordingClient();
  await using chat = await chatWith(client);
  const [card] = await ask(chat, "book");
  client.answerPreview = () => ({ status: "refused", error: GONE });
  for (
    const ask of [
      () => tap(chat, "book", {}),
      () => edit(chat, card, { start: "1" }),
    ]
  ) {
    const { status, details, message } = await refusalOf(ask());
    assertEquals([status, details?.reason], [400, "not_found"]);
    assertStringIncludes(message, "not offered any more");
  }
  const bad = { code: "invalid_input", error: "No", details: GONE.details };
  client.answerPreview = () => ({ status: "refused", error: bad });
  assertEquals((await refusalOf(tap(chat, "book", {}))).message, "No");
});

async function refusalOf(call: Promise<unknown>): Promise<ApiError> {
  return await call.then(
    () => {
      throw new Error("It was not refused");
    },
    (error: ApiError) => error,
  );
}
