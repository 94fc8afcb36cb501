import {
  approve,
  askForCards,
  type Card,
  cardsIn,
  hangUp,
  openTalk,
  type Talk,
} from "./cards.ts";
import { setTimeout as delay } from "node:timers/promises";
import { inParallel } from "../../ai_service/agent/in_parallel.ts";
import type { Random } from "../../shared/random/random.ts";
import type { SoakStack } from "./soak_stack.ts";
import type { Victim } from "./victims.ts";

/** Approvals in flight at each kill. */
const CARDS_PER_KILL = 6;
/** Kills between two checks. */
const KILLS_PER_WAVE = 10;

/** The part to kill, and the moment. */
interface Plan {
  soak: SoakStack;
  victim: Victim;
  random: Random;
}

/** The conversations and cards of a wave of kills. */
export interface Wave {
  cards: readonly Card[];
  /** Conversations in which somebody asked just then; nobody decides there. */
  talks: Talk[];
}

/**
 * Kills the victim that many times in waves; `check` is called after each, once
 * everything runs again.
 */
export async function crash(
  plan: Plan & { kills: number },
  check: (wave: Wave) => Promise<void>,
): Promise<void> {
  for (let left = plan.kills; left > 0;) {
    const kills = Math.min(left, KILLS_PER_WAVE);
    const cards = await prepareCards(plan, kills * CARDS_PER_KILL);
    const wave = { cards, talks: [] };
    await killInTurn(plan, wave, kills);
    await check(wave);
    left -= kills;
    console.log(`${plan.victim.name}: killed ${plan.kills - left} times`);
  }
}

async function prepareCards(
  { soak, random }: Plan,
  count: number,
): Promise<Card[]> {
  const shoppers = Array.from(
    { length: count },
    (_, index) => soak.shoppers[index % soak.shoppers.length]!,
  );
  const cards = await inParallel(
    shoppers,
    6,
    (shopper) => askForCards(soak, shopper, random),
  );
  return cards.flat();
}

async function killInTurn(
  plan: Plan,
  { cards, talks }: Wave,
  kills: number,
): Promise<void> {
  const waiting = [...cards];
  for (let left = kills; left > 0;) {
    const share = Math.ceil(waiting.length / left);
    const used = waiting.splice(0, share);
    const mayKillAgain = left > 1;
    const wave = { cards: used, talks };
    left -= await killOnce(plan, wave, { mayKillAgain });
    // A person whose approval did not get through may press again, or not.
    const lost = used.filter(({ isAccepted }) => !isAccepted);
    waiting.push(...lost.filter(() => plan.random.chance(0.5)));
  }
}

/** Kills once, or again during the recovery; resolves to the number of kills. */
async function killOnce(
  plan: Plan,
  { cards, talks }: Wave,
  { mayKillAgain }: { mayKillAgain: boolean },
): Promise<number> {
  const { victim, random } = plan;
  const moment = random.between(300, 2300);
  const streams = cards.map(async (card) => {
    await delay(Math.max(moment - timeBeforeKill(random), 0));
    return await approve(card);
  });
  const asking = askBefore(plan, moment, talks);
  await delay(moment);
  await victim.kill();
  const started = victim.start();
  // The people leave, and nobody looks until the checks.
  await inParallel(await Promise.all(streams), 4, hangUp);
  const again = mayKillAgain && random.chance(0.25);
  if (again) await killAgain(victim, started, random);
  else await started;
  await asking;
  return again ? 2 : 1;
}

/**
 * How long before the kill an approval is sent, in milliseconds. Most kills hit
 * while it is carried out, which takes about 100 ms; others before and after.
 */
function timeBeforeKill(random: Random): number {
  return random.chance(0.7)
    ? random.between(-10, 150)
    : random.between(-300, 2000);
}

/** Somebody asks for something, and the kill cuts the answer off, or not. */
async function askBefore(
  { soak, random }: Plan,
  moment: number,
  talks: Talk[],
): Promise<void> {
  const write = soak.writes.next(random);
  const shopper = random.one(soak.shoppers);
  await delay(random.between(moment - 300, moment));
  try {
    const talk = await openTalk(shopper);
    talks.push(talk);
    await cardsIn(talk, [write]);
  } catch {
    // The service died meanwhile; the conversation is looked at later.
  }
}

async function killAgain(
  victim: Victim,
  started: Promise<void>,
  random: Random,
): Promise<void> {
  const outcome = started.catch(() => {});
  await delay(random.between(0, 4000));
  await victim.kill();
  await outcome;
  await victim.start();
}
