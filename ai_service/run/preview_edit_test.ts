import { assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import {
  type AnswerPreview,
  previewOf,
  RecordingClient,
} from "../agent/test_agent.ts";
import { McpUnavailableError } from "../agent/mcp_client.ts";
import { createTestChat, type TestChat } from "./test_chat.ts";
import { approvalStates, approve, ask, edit, viewOf } from "./test_talk.ts";

const BOOK = { name: "book", args: { start: "15:00" } };
const EDIT = { start: "16:00" };
const script = [{ calls: [BOOK] }, { text: "Booked." }];

/** Says the total 5500, or 8800 after four o'clock. */
const priced: AnswerPreview = (request) => {
  const outcome = previewOf(request);
  const totalMinor = request.args["start"] === "15:00" ? 5500 : 8800;
  return outcome.status === "ok"
    ? { ...outcome, preview: { ...outcome.preview, totalMinor } }
    : outcome;
};

async function chatWith(answer: AnswerPreview): Promise<TestChat> {
  const client = new RecordingClient();
  client.answerPreview = answer;
  return await createTestChat({ script, client });
}

Deno.test("an edit is previewed in the person's language, and the card waits on with the words and the total of that preview", async () => {
  await using chat = await chatWith(priced);
  const [approval] = await ask(chat, "book");
  assertEquals(approval?.args, { start: "15:00", expectedTotalMinor: 5500 });
  const args = { ...approval?.args, start: "16:00" };
  const revised = await edit(chat, approval, args);
  assertEquals((await viewOf(chat)).pendingApprovals, [revised]);
  await approve(chat, revised);
  const [, asked] = chat.test.client.previews;
  assertEquals([asked?.args, asked?.locale], [{ start: "16:00" }, "en"]);
  assertEquals(chat.test.client.writes[0]?.args, {
    start: "16:00",
    expectedTotalMinor: 8800,
  });
  const [part] = (await viewOf(chat)).messages.flatMap(({ parts }) => parts)
    .filter((part) => part.type === "approval");
  assertEquals(part?.approval.state, "done");
  assertEquals(part?.approval.details, [{
    label: "The start",
    value: "16:00",
  }]);
});

Deno.test("a bad edit is 400 with the server's sentence and field, changes nothing, and the card waits on", async () => {
  await using chat = await chatWith((request) =>
    "a" in request.args
      ? {
        status: "refused",
        error: {
          code: "invalid_input",
          error: "a: Unrecognized key",
          details: { field: "a" },
        },
      }
      : previewOf(request)
  );
  const [approval] = await ask(chat, "book");
  const refusal = await assertRejects(
    () => edit(chat, approval, { a: 1 }),
    ApiError,
    "a: Unrecognized key",
  );
  assertEquals(
    [refusal.status, refusal.code, refusal.details?.["field"]],
    [400, "invalid_input", "a"],
  );
  await assertWaits(chat, approval);
});

Deno.test("an edit to what cannot be had is 400 with what can", async () => {
  const nextSlots = [{ start: "17:00" }];
  await using chat = await chatWith((request) =>
    request.args["start"] === "16:00"
      ? {
        status: "refused",
        error: { code: "slot_taken", error: "Taken", details: { nextSlots } },
      }
      : previewOf(request)
  );
  const [approval] = await ask(chat, "book");
  const refusal = await assertRejects(
    () => edit(chat, approval, EDIT),
    ApiError,
  );
  assertEquals([refusal.status, refusal.code], [400, "invalid_input"]);
  assertEquals(refusal.details, { nextSlots, reason: "slot_taken" });
  await assertWaits(chat, approval);
});

Deno.test("an edit whose preview cannot be had is 503 with Retry-After, and the card waits on", async () => {
  for (
    const [away, seconds] of [
      [{ status: "unavailable", retryAfterSeconds: 7 }, "7"],
      [{ status: "unavailable" }, "5"],
      [{
        status: "refused",
        error: { code: "not_allowed", error: "Not allowed" },
      }, "5"],
    ] as const
  ) {
    await using chat = await chatWith((request) =>
      request.args["start"] === "16:00" ? away : previewOf(request)
    );
    const [approval] = await ask(chat, "book");
    const refusal = await assertRejects(
      () => edit(chat, approval, EDIT),
      ApiError,
    );
    assertEquals(
      [refusal.status, refusal.code, refusal.headers["Retry-After"]],
      [503, "preview_unavailable", seconds],
    );
    await assertWaits(chat, approval);
  }
});

Deno.test("an edit while the server does not list its tools is 503", async () => {
  class Unreachable extends RecordingClient {
    isDown = false;
    override listTools() {
      return this.isDown
        ? Promise.reject(new McpUnavailableError("Down for the test"))
        : super.listTools();
    }
  }
  const client = new Unreachable();
  await using chat = await createTestChat({ script, client });
  const [approval] = await ask(chat, "book");
  client.isDown = true;
  const refusal = await assertRejects(
    () => edit(chat, approval, EDIT),
    ApiError,
  );
  assertEquals(refusal.status, 503);
  client.isDown = false;
  await assertWaits(chat, approval);
});

Deno.test("a decision about a card that has changed is 409 card_changed, and does nothing", async () => {
  await using chat = await chatWith(priced);
  const [approval] = await ask(chat, "book");
  const revised = await edit(chat, approval, EDIT);
  assertEquals([approval?.revision, revised.revision], [1, 2]);
  for (const stale of [approve, (...card: Card) => edit(...card, EDIT)]) {
    const refusal = await assertRejects(() => stale(chat, approval), ApiError);
    assertEquals([refusal.status, refusal.code], [409, "card_changed"]);
  }
  await assertWaits(chat, revised);
});

Deno.test("of an edit and an approval at the same moment, what is done is what the approving screen showed", async () => {
  await using chat = await chatWith(priced);
  const [approval] = await ask(chat, "book");
  await Promise.allSettled([
    edit(chat, approval, EDIT),
    approve(chat, approval),
  ]);
  await chat.worker.settled();
  const done = chat.test.client.writes.map(({ args }) => args["start"]);
  const [state] = await approvalStates(chat);
  assertEquals(done, state === "done" ? ["15:00"] : []);
});

type Card = Parameters<typeof approve>;

/** The card is as it was, and can still be approved. */
async function assertWaits(
  chat: TestChat,
  approval: Awaited<ReturnType<typeof ask>>[number] | undefined,
): Promise<void> {
  const { pendingApprovals, activeRunId } = await viewOf(chat);
  assertEquals([pendingApprovals, activeRunId], [[approval], null]);
  assertEquals(chat.test.client.writes, []);
  await approve(chat, approval);
  assertEquals(chat.test.client.writes.map(({ args }) => args), [
    approval?.args,
  ]);
  assertEquals(await approvalStates(chat), ["done"]);
}
