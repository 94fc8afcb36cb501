import { assert, assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { RecordingClient } from "../agent/test_agent.ts";
import { carryOut } from "../conversation/carry_out.ts";
import { listDueWork } from "../conversation/due_work.ts";
import { approvalKey } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import { changedKv } from "../store/test_kv.ts";
import { Conversation } from "../conversation/conversation.ts";
import { listConversations } from "../conversation/conversations.ts";
import { ACTOR, CONVERSATION, createTestChat, HANAKO } from "./test_chat.ts";
import { approve, ask, decide, firstToken, say } from "./test_talk.ts";
import { postDecision, postMessage } from "./start_run.ts";

const BOOK = { name: "book", args: { start: "15:00" } };

Deno.test("a deleted conversation leaves nothing behind, and its readers are let go", async () => {
  await using chat = await createTestChat({
    script: [{ calls: [BOOK] }, { text: "Booked." }, {
      text: "Once upon",
      hang: true,
    }],
  });
  const [approval] = await ask(chat, "book");
  await approve(chat, approval);
  const { runId } = await say(chat, "a story");
  await firstToken(chat, runId);
  const reading = chat.events(runId);
  await deleteAll(chat.deps.kv);
  await chat.deps.agent.forget(CONVERSATION, HANAKO.id);
  assertEquals((await reading).some(({ event }) => event === "done"), false);
  assertEquals(await left(chat.deps.kv), []);
});

Deno.test("an approved write that is under way when its conversation is deleted adds nothing to it", async () => {
  const place: { kv?: Kv } = {};
  const client = new RecordingClient();
  client.answerWrite = async () => {
    if (place.kv) await deleteAll(place.kv);
    return { status: "done", result: {} };
  };
  await using chat = await createTestChat({
    client,
    script: [{ calls: [BOOK] }, { text: "Booked." }],
  });
  const [approval] = await ask(chat, "book");
  place.kv = chat.deps.kv;
  await approve(chat, approval);
  await chat.deps.runs.settled();
  await chat.deps.agent.forget(CONVERSATION, HANAKO.id);
  assertEquals(await left(place.kv), []);
});

Deno.test("a write that is settled while its conversation is deleted leaves nothing behind", async () => {
  await using chat = await createTestChat({
    script: [{ calls: [BOOK] }, { text: "Booked." }],
  });
  const [approval] = await ask(chat, "book");
  chat.dead = true;
  await decide(chat, approval, { decision: "approve" });
  const { kv } = chat.deps;
  const [work] = (await listDueWork(kv, HANAKO.id))
    .filter((one) => one.kind === "write");
  assert(work);
  const late = changedKv(kv, {
    async atomic(...write) {
      // The outcome is on its way to the store.
      if (JSON.stringify(write[1]).includes('"done"')) await deleteAll(kv);
      return await kv.atomic(...write);
    },
  });
  await carryOut({ ...chat.deps, kv: late }, HANAKO.id, work);
  await chat.deps.agent.forget(CONVERSATION, HANAKO.id);
  assertEquals(await left(kv), []);
});

Deno.test("a card that is edited while its conversation is deleted leaves nothing behind", async () => {
  await using chat = await createTestChat({ script: [{ calls: [BOOK] }] });
  const [approval] = await ask(chat, "book");
  const { kv } = chat.deps;
  const approvalId = approval?.approvalId ?? "";
  const key = approvalKey(HANAKO.id, CONVERSATION, approvalId);
  let isEdited = false;
  const late = changedKv(kv, {
    async atomic(...write) {
      const isCard = `${write[1][0]?.key}` === `${key}`;
      if (isCard && !isEdited) {
        isEdited = true;
        await kv.set(key, (await kv.get(key)).value);
      }
      return await kv.atomic(...write);
    },
  });
  await deleteAll(late);
  assert(isEdited);
  await chat.deps.agent.forget(CONVERSATION, HANAKO.id);
  assertEquals(await left(kv), []);
});

Deno.test("a message or a decision that comes while its conversation is deleted does nothing", async () => {
  const posts = [
    (deps: Deps) => postMessage(deps, ACTOR, CONVERSATION, "wait"),
    (deps: Deps, approvalId: string) => {
      const decision = { decision: "approve" as const, revision: 1 };
      const posted = { approvalId, decision };
      return postDecision(deps, ACTOR, CONVERSATION, posted);
    },
  ];
  for (const post of posts) {
    await using chat = await createTestChat({ script: [{ calls: [BOOK] }] });
    const [approval] = await ask(chat, "book");
    const kv = deletedBeforeTheNextWrite(chat.deps.kv);
    const refusal = await assertRejects(
      () => post({ ...chat.deps, kv }, approval?.approvalId ?? ""),
      ApiError,
    );
    assertEquals(refusal.code, "not_found");
    await chat.deps.runs.settled();
    assertEquals(chat.test.client.writes, []);
    assertEquals((await listConversations(kv, HANAKO.id)).items, []);
  }
});

Deno.test("a conversation that was deleted is not there for a decision", async () => {
  await using chat = await createTestChat({ script: [{ calls: [BOOK] }] });
  const [approval] = await ask(chat, "book");
  await deleteAll(chat.deps.kv);
  await assertRejects(
    () => decide(chat, approval, { decision: "approve" }),
    ApiError,
    "Approval not found",
  );
});

type Deps = Parameters<typeof postMessage>[0];

function deleteAll(kv: Kv) {
  return new Conversation(kv, HANAKO.id, CONVERSATION).delete();
}

/** Keys that are stored of the user, except for those that end by themselves and the profile. */
async function left(kv: Kv): Promise<string[]> {
  const entries = await Array.fromAsync(
    kv.list({ prefix: ["user", HANAKO.id] }),
  );
  return entries.map(({ key }) => key.join("/"))
    .filter((key) => !/[/](?:mcp_token|profile|stop|usage)/.test(key));
}

/** The store, where somebody deletes the conversation at the worst moment. */
function deletedBeforeTheNextWrite(kv: Kv): Kv {
  let isDeleted = false;
  return changedKv(kv, {
    async atomic(...write) {
      if (!isDeleted) {
        isDeleted = true;
        await deleteAll(kv);
      }
      return await kv.atomic(...write);
    },
  });
}
