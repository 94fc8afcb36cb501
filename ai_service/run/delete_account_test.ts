import { assert, assertEquals } from "@std/assert";
import { planDeletion } from "../account/deletion_plan.ts";
import { requestDeletion } from "../account/request_deletion.ts";
import type { Script } from "../../deploy/e2e/scripted_openai.ts";
import { FakeShop } from "../account/test_shop.ts";
import { Sessions } from "../auth/session.ts";
import { signInUser } from "../auth/sign_in.ts";
import { loginKey } from "../store/keys.ts";
import type { Entry, Kv } from "../store/kv.ts";
import { changedKv, openTestKv } from "../store/test_kv.ts";
import { ACTOR, createTestChat, HANAKO, type TestChat } from "./test_chat.ts";
import { approve, ask, decide, say } from "./test_talk.ts";
import { InProcessWorker } from "./worker.ts";

const BOOK = { name: "book", args: { start: "15:00" } };
const IDENTITY = {
  provider: HANAKO.provider,
  sub: HANAKO.providerUserId,
  email: HANAKO.email ?? "",
  emailVerified: true,
  name: HANAKO.name,
  pictureUrl: null,
  hostedDomain: null,
};

/** Hanako, who has talked, has decided and is signed in. */
async function startWorld(
  script: Script = [{ calls: [BOOK] }, { text: "Booked." }],
) {
  const shop = new FakeShop();
  const { callAsService } = shop;
  const chat = await createTestChat({ client: shop, callAsService, script });
  const { kv } = chat.deps;
  await kv.set(loginKey(HANAKO.provider, HANAKO.providerUserId), HANAKO.id);
  const sessions = new Sessions({ kv, now: chat.deps.now });
  const session = await sessions.create(HANAKO.id);
  return {
    shop,
    chat,
    kv,
    sessions,
    session,
    [Symbol.asyncDispose]: () => chat[Symbol.asyncDispose](),
  };
}

/** Everything that is stored of Hanako, as text. */
async function stored(kv: Kv): Promise<string[]> {
  const entries = await Array.fromAsync(
    kv.list({ prefix: ["user", HANAKO.id] }),
  );
  return entries.map(({ key }) => key.join("/"));
}

/** Lets the worker do everything that becomes due within an hour. */
async function workForAnHour(chat: TestChat, worker = chat.worker) {
  for (let minutes = 0; minutes < 60; minutes++) {
    await worker.tick();
    await worker.tick();
    chat.pass(60_000);
  }
}

Deno.test("a deleted account leaves nothing here, and its bookings are cancelled", async () => {
  await using world = await startWorld();
  const { chat, shop, kv, sessions, session } = world;
  const [approval] = await ask(chat, "book");
  await approve(chat, approval);
  await requestDeletion(kv, HANAKO.id, chat.deps.now());
  assertEquals(await sessions.find(session), undefined);
  await workForAnHour(chat);
  assertEquals(await stored(kv), []);
  const rest = await Array.fromAsync(kv.listWakes(new Date(8.64e15)));
  assertEquals(rest, []);
  assertEquals(shop.statuses, {
    bkg_1: "cancelled",
    bkg_2: "cancelled",
    bkg_late: "confirmed",
  });
  assertEquals(shop.serviceCalls.map(({ scope }) => scope), [
    "token:revoke",
    "customer:forget",
  ]);
  assertEquals(shop.serviceCalls[1]?.body, { userId: HANAKO.id });
});

Deno.test("from the request on, a sign-in makes a new and empty user", async () => {
  await using world = await startWorld();
  const { chat, kv } = world;
  await requestDeletion(kv, HANAKO.id, chat.deps.now());
  const anew = await signInUser(IDENTITY, chat.deps);
  assert(anew.id !== HANAKO.id);
  await workForAnHour(chat);
  assertEquals((await signInUser(IDENTITY, chat.deps)).id, anew.id);
});

Deno.test("a write that was approved and not sent is not carried out any more", async () => {
  await using world = await startWorld();
  const { chat, shop, kv } = world;
  const [approval] = await ask(chat, "book");
  shop.isAway = true;
  await decide(chat, approval, { decision: "approve" });
  await chat.worker.tick();
  await requestDeletion(kv, HANAKO.id, chat.deps.now());
  shop.isAway = false;
  await workForAnHour(chat);
  assertEquals(shop.writes.filter(({ name }) => name === "book"), []);
  assertEquals(await stored(kv), []);
});

Deno.test("a write that is about to be sent when the account is deleted is not sent", async () => {
  await using world = await startWorld();
  const { chat, shop, kv } = world;
  const [approval] = await ask(chat, "book");
  shop.listTools = async () => {
    await requestDeletion(kv, HANAKO.id, chat.deps.now());
    return shop.tools;
  };
  await decide(chat, approval, { decision: "approve" });
  await workForAnHour(chat);
  assertEquals(shop.writes.filter(({ name }) => name === "book"), []);
});

Deno.test("a write that was sent is waited for, so that its booking is cancelled too", async () => {
  await using world = await startWorld();
  const { chat, shop, kv } = world;
  const [approval] = await ask(chat, "book");
  const { sendWrite } = shop;
  shop.sendWrite = (write) =>
    write.name === "book"
      ? Promise.resolve({ status: "unknown" })
      : sendWrite.call(shop, write);
  await decide(chat, approval, { decision: "approve" });
  await chat.worker.tick();
  await requestDeletion(kv, HANAKO.id, chat.deps.now());
  for (let times = 0; times < 10; times++) await chat.worker.tick();
  // The server carries it out late.
  shop.bookings.push({ id: "bkg_new", status: "confirmed" });
  await workForAnHour(chat);
  assertEquals(shop.statuses["bkg_new"], "cancelled");
});

Deno.test("a run that is under way adds nothing to a deleted account", async () => {
  await using world = await startWorld([{ text: "Once upon", hang: true }]);
  const { chat, kv } = world;
  await say(chat, "a story");
  await requestDeletion(kv, HANAKO.id, chat.deps.now());
  await workForAnHour(chat);
  await chat.runs.settled();
  await workForAnHour(chat);
  assertEquals(await stored(kv), []);
});

Deno.test("a shop that is away delays the deletion, and nothing is shown meanwhile", async () => {
  await using world = await startWorld();
  const { chat, shop, kv } = world;
  await approve(chat, (await ask(chat, "book"))[0]);
  shop.isAway = true;
  await requestDeletion(kv, HANAKO.id, chat.deps.now());
  await workForAnHour(chat);
  assertEquals(await stored(kv), [
    `user/${HANAKO.id}/due/deletion/${HANAKO.id}`,
  ]);
  shop.isAway = false;
  await workForAnHour(chat);
  assertEquals(await stored(kv), []);
  assertEquals(shop.statuses["bkg_1"], "cancelled");
  assertEquals(shop.serviceCalls.at(-1)?.scope, "customer:forget");
});

Deno.test("a second request is harmless", async () => {
  await using world = await startWorld();
  const { chat, shop, kv } = world;
  for (let times = 0; times < 3; times++) {
    await requestDeletion(kv, HANAKO.id, chat.deps.now());
    await workForAnHour(chat);
  }
  assertEquals(await stored(kv), []);
  assertEquals(shop.serviceCalls.length, 2);
});

Deno.test("what would be cancelled is told beforehand, and what stays", async () => {
  await using world = await startWorld();
  const { chat, shop } = world;
  const now = chat.deps.now();
  const { isComplete, items } = await planDeletion(chat.deps, ACTOR, now);
  assertEquals(isComplete, true);
  assertEquals(
    items.map(({ kind, effect, summary, reason }) => [
      kind,
      effect,
      summary ?? reason?.code,
    ]),
    [
      ["booking", "cancel", "Cancel bkg_1."],
      ["booking", "cancel", "Cancel bkg_2."],
      ["booking", "stay", "too_late_to_cancel"],
      ["order", "stay", "not_cancellable"],
    ],
  );
  assertEquals(items.at(-1)?.item, {
    number: "4K7P-Q2XM",
    status: "pending",
  });
  shop.tools = shop.tools.filter(({ name }) => !name.startsWith("order"));
  const { items: fewer } = await planDeletion(chat.deps, ACTOR, now);
  assertEquals(fewer.length, 3);
  shop.isAway = true;
  assertEquals(await planDeletion(chat.deps, ACTOR, now), {
    isComplete: false,
    items: [],
  });
});

/** A copy of what was stored, so that a test need not make it anew. */
async function copyOf(entries: readonly Entry<unknown>[], now: () => Date) {
  const kv = await openTestKv(now);
  for (const { key, value } of entries) await kv.set(key, value);
  return kv;
}

class Killed extends Error {}

/** The store of a process that dies after that many writes. */
function dyingKv(kv: Kv, writes: number): Kv & { hasDied: () => boolean } {
  let left = writes;
  const write = <T>(act: () => Promise<T>): Promise<T> =>
    left-- > 0 ? act() : Promise.reject(new Killed());
  const dying = changedKv(kv, {
    set: (...entry) => write(() => kv.set(...entry)),
    delete: (key) => write(() => kv.delete(key)),
    atomic: (...change) => write(() => kv.atomic(...change)),
    removeWake: (wake) => write(() => kv.removeWake(wake)),
  });
  return Object.assign(dying, { hasDied: () => left < 0 });
}

Deno.test("a process that is killed after any of its writes leaves a deletion that ends", async () => {
  await using world = await startWorld();
  const { chat, shop } = world;
  await approve(chat, (await ask(chat, "book"))[0]);
  const prefixes = [["user", HANAKO.id], [
    "login",
    HANAKO.provider,
    HANAKO.providerUserId,
  ]];
  const entries = (await Promise.all(
    prefixes.map((prefix) => Array.fromAsync(chat.deps.kv.list({ prefix }))),
  )).flat();
  let kills = 0;
  for (let writes = 0;; writes++) {
    using kv = await copyOf(entries, chat.deps.now);
    shop.bookings = new FakeShop().bookings;
    const dying = dyingKv(kv, writes);
    const request = () => requestDeletion(dying, HANAKO.id, chat.deps.now());
    await request().catch(() => {});
    const first = new InProcessWorker({ ...chat.deps, kv: dying });
    await workForAnHour(chat, first);
    const isRequested = (await stored(kv)).every((key) =>
      !key.endsWith("profile")
    );
    await workForAnHour(chat, new InProcessWorker({ ...chat.deps, kv }));
    assertEquals((await stored(kv)).length === 0, isRequested, `${writes}`);
    if (isRequested) assertEquals(shop.statuses["bkg_2"], "cancelled");
    if (!dying.hasDied()) break;
    kills++;
  }
  assert(kills > 20, `${kills} kills`);
});
