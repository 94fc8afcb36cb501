import { assertEquals, assertRejects } from "@std/assert";
import { inNewConversation } from "./new_conversation.ts";

function recordingApi(deleted: string[]) {
  return {
    createConversation: () => Promise.resolve({ id: "cnv_1" }),
    deleteConversation: (id: string) => {
      deleted.push(id);
      return Promise.resolve();
    },
  };
}

Deno.test("what is begun from a page is in a conversation of its own", async () => {
  const deleted: string[] = [];
  const begun: string[] = [];
  const id = await inNewConversation(recordingApi(deleted), (id) => {
    begun.push(id);
    return Promise.resolve();
  });
  assertEquals([id, begun, deleted], ["cnv_1", ["cnv_1"], []]);
});

Deno.test("what the shop refuses leaves no empty conversation behind", async () => {
  const deleted: string[] = [];
  const refuse = () => Promise.reject(new Error("too late"));
  await assertRejects(
    () => inNewConversation(recordingApi(deleted), refuse),
    Error,
    "too late",
  );
  assertEquals(deleted, ["cnv_1"]);
});
