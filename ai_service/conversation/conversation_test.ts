import { assert, assertEquals } from "@std/assert";
import type { Kv } from "../store/kv.ts";
import { openTestKv } from "../store/test_kv.ts";
import { Conversation } from "./conversation.ts";
import { createConversation, listConversations } from "./conversations.ts";
import { HeldRun } from "./held_run.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));

/** Posts a message, which a run answers with nothing. */
async function post(kv: Kv, id: string, text: string, now: Date) {
  const conversation = new Conversation(kv, "usr_1", id);
  const runId = crypto.randomUUID();
  const begun = await conversation.addMessage(text, {
    runId,
    locale: "en",
    now,
  });
  assert(begun);
  await new HeldRun(kv, begun.lease).finish({
    status: "completed",
    events: [],
    unstored: [],
    requests: [],
    told: [],
    toldTaps: [],
    isHandedOver: false,
    purpose: "message",
    locale: "en",
    now,
  });
}

async function titleOf(kv: Kv, id: string): Promise<string | undefined> {
  const view = await new Conversation(kv, "usr_1", id).view({ now: at(0) });
  return view?.conversation.title;
}

Deno.test("conversations are listed by their last change, page by page, each once", async () => {
  using kv = await openTestKv();
  for (let i = 0; i < 5; i++) {
    await createConversation(kv, "usr_1", { id: `cnv_${i}`, now: at(i) });
  }
  await post(kv, "cnv_0", "Hello", at(9));
  const first = await listConversations(kv, "usr_1", { limit: 3 });
  const second = await listConversations(kv, "usr_1", {
    limit: 3,
    cursor: first.nextCursor ?? "",
  });
  const ids = [...first.items, ...second.items].map(({ id }) => id);
  assertEquals(ids, ["cnv_0", "cnv_4", "cnv_3", "cnv_2", "cnv_1"]);
  assertEquals(second.nextCursor, null);
});

Deno.test("the first message gives the title, a later one does not", async () => {
  using kv = await openTestKv();
  await createConversation(kv, "usr_1", { id: "cnv_1", now: at(0) });
  await post(kv, "cnv_1", "  金曜の\n15時に  ", at(1));
  assertEquals(await titleOf(kv, "cnv_1"), "金曜の 15時に");
  await post(kv, "cnv_1", "other", at(2));
  assertEquals(await titleOf(kv, "cnv_1"), "金曜の 15時に");
});

Deno.test("a new title shows in the list too", async () => {
  using kv = await openTestKv();
  await createConversation(kv, "usr_1", { id: "cnv_1", now: at(0) });
  const renamed = await new Conversation(kv, "usr_1", "cnv_1").rename("Cut");
  assertEquals(renamed.title, "Cut");
  const { items } = await listConversations(kv, "usr_1");
  assertEquals(items.map(({ title }) => title), ["Cut"]);
});

Deno.test("a conversation is its owner's alone", async () => {
  using kv = await openTestKv();
  await createConversation(kv, "usr_1", { id: "cnv_1", now: at(0) });
  assertEquals(
    await new Conversation(kv, "usr_2", "cnv_1").view({ now: at(0) }),
    null,
  );
  assertEquals((await listConversations(kv, "usr_2")).items, []);
});
