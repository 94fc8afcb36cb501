import { assertEquals } from "@std/assert";
import { openTestKv } from "../store/test_kv.ts";
import {
  createConversation,
  getConversation,
  listConversations,
  renameConversation,
  touchMutations,
  viewConversation,
} from "./conversation.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));

Deno.test("conversations are listed by their last change, page by page, each once", async () => {
  using kv = await openTestKv();
  for (let i = 0; i < 5; i++) {
    await createConversation(kv, "usr_1", { id: `cnv_${i}`, now: at(i) });
  }
  const { value: oldest } = await getConversation(kv, "usr_1", "cnv_0");
  await kv.atomic(
    [],
    touchMutations("usr_1", oldest!, { text: "Hello", now: at(9) }),
  );
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
  const created = await createConversation(kv, "usr_1", {
    id: "cnv_1",
    now: at(0),
  });
  await kv.atomic(
    [],
    touchMutations("usr_1", created, {
      text: "  金曜の\n15時に  ",
      now: at(1),
    }),
  );
  const titled = await getConversation(kv, "usr_1", "cnv_1");
  assertEquals(titled.value?.title, "金曜の 15時に");
  await kv.atomic(
    [],
    touchMutations("usr_1", titled.value!, { text: "other", now: at(2) }),
  );
  const later = await getConversation(kv, "usr_1", "cnv_1");
  assertEquals(later.value?.title, "金曜の 15時に");
});

Deno.test("a new title shows in the list too", async () => {
  using kv = await openTestKv();
  await createConversation(kv, "usr_1", { id: "cnv_1", now: at(0) });
  const entry = await getConversation(kv, "usr_1", "cnv_1");
  assertEquals(await renameConversation(kv, "usr_1", entry, "Cut"), true);
  const { items } = await listConversations(kv, "usr_1");
  assertEquals(items.map(({ title }) => title), ["Cut"]);
});

Deno.test("a conversation is its owner's alone", async () => {
  using kv = await openTestKv();
  await createConversation(kv, "usr_1", { id: "cnv_1", now: at(0) });
  assertEquals(await viewConversation(kv, "usr_2", "cnv_1"), null);
  assertEquals((await listConversations(kv, "usr_2")).items, []);
});
