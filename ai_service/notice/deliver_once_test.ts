import { assert, assertEquals } from "@std/assert";
import { Random } from "../../shared/random/random.ts";
import type { ServiceCaller } from "../auth/service_call.ts";
import { deliverNotices } from "./deliver_notices.ts";
import {
  KEN,
  MISAKI,
  openTestNotices,
  type SendRequest,
} from "./test_notices.ts";

const NOTICES = 2_000;
const WORKERS = 4;
const KILLS = 80;
const MINUTE_MS = 61_000;

Deno.test("2,000 notices with four workers, failures, lost answers and kills arrive once each, and none that is no longer so", async () => {
  const random = new Random(20300107);
  using test = await openTestNotices({ disturb: disturbedBy(random) });
  const { outbox, deps, clock } = test;
  test.line.follow("U1");
  test.line.monthlyLimit = NOTICES;
  for (let count = 0; count < NOTICES; count++) {
    outbox.add(random.one([MISAKI, KEN]).id);
  }
  const arrived = () => {
    const texts = [
      ...test.line.people.get("U1")!.inbox,
      ...test.mailbox.mails,
    ].map(({ text }) => text.match(/[0-9a-f-]{36}/)![0]);
    return Map.groupBy(texts, (noticeId) => noticeId);
  };
  const arrivedBefore = new Map<string, number>();
  let kills = 0;
  while (outbox.open.length > 0) {
    const workers = Array.from({ length: WORKERS }, () => {
      const isKilled = kills < KILLS && random.chance(0.95);
      if (isKilled) kills++;
      const calls = isKilled ? random.below(60) : Infinity;
      const callAsService = callsUntilKilled(outbox.callAsService, calls);
      return deliverNotices({ ...deps, callAsService });
    });
    await Promise.all(workers);
    const counts = arrived();
    for (const { notice } of outbox.open.slice(0, 3)) {
      const { noticeId } = notice;
      outbox.makeUntrue(notice);
      const count = counts.get(noticeId)?.length ?? 0;
      arrivedBefore.set(noticeId, arrivedBefore.get(noticeId) ?? count);
    }
    clock.now = new Date(clock.now.getTime() + MINUTE_MS);
  }
  const counts = arrived();
  const wrong = [...outbox.rows.keys()].filter((noticeId) => {
    const least = arrivedBefore.has(noticeId) ? 0 : 1;
    const count = counts.get(noticeId)?.length ?? 0;
    return count < least || count > 1;
  });
  const untrue = [...arrivedBefore].filter(([noticeId, count]) =>
    (counts.get(noticeId)?.length ?? 0) > count
  );
  assert(kills === KILLS && arrivedBefore.size > 20, `${kills} kills`);
  console.log(`figure: customer_notices_not_once = ${wrong.length} (goal = 0)`);
  console.log(`figure: customer_notices_untrue = ${untrue.length} (goal = 0)`);
  assertEquals([wrong, untrue], [[], []]);
});

/** One request of twenty fails, and of ten answers one is lost. */
function disturbedBy(random: Random) {
  return (send: SendRequest): SendRequest => async (url, init) => {
    if (random.chance(0.05)) return new Response("{}", { status: 500 });
    const response = await send(url, init);
    if (random.chance(0.1)) throw new TypeError("The connection broke");
    return response;
  };
}

/** The calls of a process that dies after so many. */
function callsUntilKilled(
  callAsService: ServiceCaller,
  calls: number,
): ServiceCaller {
  let left = calls;
  return async (...call) => {
    if (left-- <= 0) throw new Error("The process was killed");
    return await callAsService(...call);
  };
}
