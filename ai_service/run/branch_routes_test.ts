import { assertEquals } from "@std/assert";
import type { ChatMessage } from "../conversation/events.ts";
import { RecordingClient } from "../agent/test_agent.ts";
import { signIn, SITE, startService } from "../test_service.ts";

/** A signed-in person's conversation with the model that needs no provider. */
async function startWorld() {
  const service = await startService();
  service.deps.mcp = new RecordingClient();
  const browser = await signIn(service);
  const call = (path: string, body?: unknown) =>
    service.send(browser, `/api/conversations${path}`, {
      ...(body !== undefined && {
        method: "POST",
        headers: { origin: SITE, "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    });
  const { id } = await (await call("", {})).json();
  return {
    /** Posts, and reads the stream to its end. */
    async post(path: string, body: unknown) {
      const response = await call(`/${id}${path}`, body);
      const text = await response.text();
      return { status: response.status, text };
    },
    async messages(query = ""): Promise<ChatMessage[]> {
      return (await (await call(`/${id}${query}`)).json()).messages;
    },
    call: (path: string) => call(`/${id}${path}`),
    async [Symbol.asyncDispose]() {
      await service.deps.runs.settled();
      await service[Symbol.asyncDispose]();
    },
  };
}

function own(messages: readonly ChatMessage[]): string[] {
  return messages.filter(({ role }) => role === "user").map(({ text }) => text);
}

Deno.test("POST …/messages with `replaces` edits, and GET …?branch shows what it was", async () => {
  await using world = await startWorld();
  await world.post("/messages", { text: "hello" });
  const [hello] = await world.messages();
  const replaces = hello?.id;
  const edited = await world.post("/messages", { text: "hi", replaces });
  assertEquals(edited.status, 200);
  const messages = await world.messages();
  assertEquals(own(messages), ["hi"]);
  const branch = messages[0]?.branches?.[0]?.id;
  assertEquals(own(await world.messages(`?branch=${branch}`)), ["hello"]);

  const again = await world.post("/messages", { text: "hi", replaces });
  assertEquals(again.status, 404);
  const odd = await world.post("/messages", { text: "hi", replaces: "%" });
  assertEquals(odd.status, 400);
  for (const unknown of ["01JD0000000000000000000000", "%00", ""]) {
    const response = await world.call(`?branch=${unknown}`);
    await response.body?.cancel();
    assertEquals(response.status, 404);
  }
});

Deno.test("POST …/regenerate answers as a stream, or says why not", async () => {
  await using world = await startWorld();
  const nothing = await world.post("/regenerate", {});
  assertEquals(nothing.status, 409);
  assertEquals(JSON.parse(nothing.text).code, "nothing_to_regenerate");
  await world.post("/messages", { text: "hello" });
  const anew = await world.post("/regenerate", {});
  assertEquals(anew.status, 200);
  assertEquals(anew.text.includes("event: done"), true);
  const messages = await world.messages();
  assertEquals(own(messages), ["hello"]);
  assertEquals(messages.length, 2);
  assertEquals(messages[1]?.branches?.length, 1);
});
