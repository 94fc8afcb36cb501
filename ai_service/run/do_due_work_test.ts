import { assertEquals } from "@std/assert";
import { CronJob } from "../../shared/http/cron_job.ts";
import { LEASE_MS } from "../conversation/lease.ts";
import { doDueWork } from "./do_due_work.ts";
import { createTestChat, type TestChat } from "./test_chat.ts";
import { approvalStates, ask, decide, viewOf } from "./test_talk.ts";

const BOOK = { name: "book", args: { start: "15:00" } };

/** The platform's scheduler: calls the job of a chat's process. */
function scheduleOf({ worker, runs, deps: { wait } }: TestChat) {
  const handlers: (() => Promise<void>)[] = [];
  const job = new CronJob("due-work", (_name, _schedule, handler) => {
    handlers.push(handler);
    return Promise.resolve();
  });
  const shopWork = () => Promise.resolve();
  job.begin(() => doDueWork({ worker, runs, wait, shopWork }));
  return async () => {
    for (const handler of handlers) await handler();
  };
}

Deno.test("the platform's job carries out what was approved, and ends once the answer is written", async () => {
  await using chat = await createTestChat({
    script: [{ calls: [BOOK] }, { text: "Booked." }],
  });
  const minute = scheduleOf(chat);
  const [approval] = await ask(chat, "book");
  chat.pass(LEASE_MS + 1);
  await minute();
  // The process that was asked dies, and nobody looks any more.
  chat.dead = true;
  await decide(chat, approval, { decision: "approve" });
  chat.dead = false;
  await minute();
  assertEquals(await approvalStates(chat), ["done"]);
  chat.pass(LEASE_MS + 1);
  await minute();
  const { messages, activeRunId } = await viewOf(chat);
  assertEquals(activeRunId, null);
  assertEquals(messages.at(-1)?.text, "Booked.");
});

Deno.test("the platform's job does not wait for longer than until the next one", async () => {
  const waited: number[] = [];
  let asked = 0;
  await doDueWork({
    worker: { tick: () => Promise.resolve() },
    runs: { settled: () => new Promise(() => {}) },
    wait: (milliseconds) => {
      waited.push(milliseconds);
      return Promise.resolve();
    },
    shopWork: () => {
      asked++;
      return Promise.resolve();
    },
  });
  assertEquals([waited, asked], [[50_000], 1]);
});
