import { assertEquals, assertRejects } from "@std/assert";
import { changedKv } from "../store/test_kv.ts";
import { followRun } from "./follow.ts";
import { ACTOR, CONVERSATION, createTestChat } from "./test_chat.ts";
import { firstToken, say, stop } from "./test_talk.ts";

Deno.test("a watch that fails while the reader is busy is told when it asks for more", async () => {
  await using chat = await createTestChat({
    script: [{ text: "Once upon", hang: true }],
  });
  const { runId } = await say(chat, "a story");
  await firstToken(chat, runId);
  let pulls = 0;
  const kv = changedKv(chat.deps.kv, {
    watch: (keys) =>
      new ReadableStream({
        async pull(controller) {
          if (pulls++ > 0) controller.error(new Error("watch broken"));
          else controller.enqueue(await chat.deps.kv.getMany(keys));
        },
      }),
  });
  const { signal } = new AbortController();
  const place = { conversationId: CONVERSATION, runId, after: 0, signal };
  const events = followRun({ ...chat.deps, kv }, ACTOR, place);
  const { value: first } = await events.next();
  assertEquals(first?.event, "run");
  // A turn of the event loop, in which an unseen rejection would be reported.
  await new Promise((resolve) => setTimeout(resolve));
  await assertRejects(
    () => Array.fromAsync(events),
    Error,
    "watch broken",
  );
  await stop(chat, runId);
});
