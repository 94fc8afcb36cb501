import { assert, assertEquals } from "@std/assert";
import { at } from "../../../mcp_server/booking/test_business.ts";
import { openNoticeDesk } from "../../../mcp_server/surfaces/notice/test_notices.ts";
import { addDays } from "../../../shared/time/time_zone.ts";
import { Random } from "../../../shared/random/random.ts";
import { bookMany, changeSome, lastDay } from "./bookings.ts";
import { TestProvider } from "./provider.ts";
import { tally } from "./tally.ts";
import { serverWorker, serviceWorker, type WorkerWorld } from "./workers.ts";

/** `deno task proof:notices` asks for 2,000. */
const NOTICES = Number(Deno.env.get("NOTICES") ?? 60);
const SEED = Number(Deno.env.get("NOTICES_SEED") ?? 20300107);
/** A booking has a notice of its own, and a reminder. */
const BOOKINGS = NOTICES / 2;
/** Each is tried in vain all day long, so that more would only take longer. */
const IN_OUTAGE = Math.min(BOOKINGS, 100);
const KILLS = Math.ceil(NOTICES * 80 / 2_000);
const WORKERS = [serviceWorker, serviceWorker, serverWorker, serverWorker];
const MINUTE = 60_000;
const QUIET_ROUNDS = 18;

async function openWorld(
  count: number,
  faults: { fails: number; loses: number },
) {
  const desk = await openNoticeDesk({ max: 12 });
  await bookMany(desk, count);
  let events = 0;
  const tick = () => ++events;
  const random = new Random(SEED);
  const provider = new TestProvider(random, tick, faults);
  const asked = new Map<string, number>();
  const changes = new Map<string, { at: number; version: number }[]>();
  const world: WorkerWorld = {
    desk,
    provider,
    kills: { left: 0, chance: 0.03 },
    random,
    asked,
    tick,
  };
  return { ...world, world, changes, count };
}

type ProofWorld = Awaited<ReturnType<typeof openWorld>>;

/** All workers at once, while so many bookings are changed. */
async function round({ world, changes, ...proof }: ProofWorld, count: number) {
  const { desk, random, tick } = proof;
  const changed = (id: string, version: number) => {
    const before = changes.get(id) ?? [];
    changes.set(id, [...before, { at: tick(), version }]);
  };
  await Promise.all([
    ...WORKERS.map((work) => work(world)),
    changeSome(desk, {
      random,
      count: proof.count,
      changes: count,
      changed,
    }),
  ]);
}

/** When rounds begin, how many minutes apart, and how much changes in each. */
interface Plan {
  from: string;
  minutes: number;
  changes: number;
  count: number;
}

/** Rounds in which bookings change, and others until all that is due is sent. */
async function rounds(
  proof: ProofWorld,
  { from, minutes, changes, count }: Plan,
) {
  for (let n = 0; n < count + QUIET_ROUNDS; n++) {
    proof.desk.at(Date.parse(from) + n * minutes * MINUTE);
    await round(proof, n < count ? changes : 0);
  }
}

/** Everything that is due until the last booking has begun. */
async function remindOfAll(proof: ProofWorld) {
  const changes = Math.ceil(BOOKINGS / 200);
  const end = lastDay(BOOKINGS);
  for (let day = "2030-01-14"; day <= end; day = addDays(day, 1)) {
    const from = at("18:00", day);
    await rounds(proof, { from, minutes: 4, changes, count: 6 });
  }
}

Deno.test("each notice is delivered once by four workers that are killed, fail and lose answers", async () => {
  const proof = await openWorld(BOOKINGS, { fails: 0.05, loses: 0.1 });
  await using desk = proof.desk;
  const { provider } = proof;
  proof.world.kills.left = KILLS;
  const changes = Math.ceil(BOOKINGS / 50);
  const from = at("09:01", "2030-01-07");
  await rounds(proof, { from, minutes: 3, changes, count: 8 });
  await remindOfAll(proof);
  const found = await tally(desk, provider, proof);
  console.log(
    `${found.notices} notices, ${found.delivered} delivered, ` +
      `${
        KILLS - proof.world.kills.left
      } kills, ${provider.failures} failures, ` +
      `${provider.repeats} repeats refused by their key`,
  );
  console.log(`figure: notices_not_once = ${found.notOnce} (goal = 0)`);
  console.log(`figure: notices_untrue = ${found.untrue} (goal = 0)`);
  assertEquals([found.notOnce, found.untrue], [0, 0]);
  assertEquals(proof.world.kills.left, 0);
  assert(found.delivered > NOTICES / 2 && provider.repeats > 0);
});

Deno.test("a provider that is down for a day loses nothing, and is given nothing untrue afterwards", async () => {
  const proof = await openWorld(IN_OUTAGE, { fails: 0, loses: 0 });
  await using desk = proof.desk;
  const { provider } = proof;
  provider.isDown = true;
  const changes = Math.ceil(IN_OUTAGE / 60);
  const from = at("09:01", "2030-01-07");
  await rounds(proof, { from, minutes: 60, changes, count: 24 });
  assertEquals(provider.taken.size, 0);
  provider.isDown = false;
  const after = at("09:30", "2030-01-09");
  await rounds(proof, { from: after, minutes: 31, changes: 0, count: 0 });
  const found = await tally(desk, provider, proof);
  const [wanted] = await desk.owner`
    select count(*)::int from notices n join bookings b on b.id = about_id
    where n.version = b.version and n.kind <> 'booking_reminder'`;
  const unplanned = await desk.owner`
    select * from notices where state = 'waiting' and kind <> 'booking_reminder'`;
  assertEquals([...unplanned], []);
  assertEquals(provider.taken.size, wanted!.count);
  assertEquals(found.untrue, 0);
});
