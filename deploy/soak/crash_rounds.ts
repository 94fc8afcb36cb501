import { approve, askForCards, type Card, hangUp } from "./cards.ts";
import { delay, inParallel } from "./in_parallel.ts";
import type { Random } from "../e2e/random.ts";
import type { SoakStack } from "./soak_stack.ts";
import type { Victim } from "./victims.ts";

/** Approvals in flight at each kill. */
const CARDS_PER_KILL = 6;
/** Kills between two checks. */
const KILLS_PER_WAVE = 10;

/** What a wave of kills is made of. */
interface Wave {
  soak: SoakStack;
  victim: Victim;
  random: Random;
}

/**
 * Kills the victim that many times in waves; `check` is called after each with
 * the cards, once everything runs again.
 */
export async function crash(
  wave: Wave & { kills: number },
  check: (cards: readonly Card[]) => Promise<void>,
): Promise<void> {
  for (let left = wave.kills; left > 0;) {
    const kills = Math.min(left, KILLS_PER_WAVE);
    const cards = await prepareCards(wave, kills * CARDS_PER_KILL);
    await killInTurn(wave, cards, kills);
    await check(cards);
    left -= kills;
    console.log(`${wave.victim.name}: killed ${wave.kills - left} times`);
  }
}

async function prepareCards(
  { soak, random }: Wave,
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
  wave: Wave,
  cards: readonly Card[],
  kills: number,
): Promise<void> {
  const waiting = [...cards];
  for (let left = kills; left > 0;) {
    const share = Math.ceil(waiting.length / left);
    const used = waiting.splice(0, share);
    left -= await killOnce(wave, used, left > 1);
    // A person whose approval did not get through may press again, or not.
    const lost = used.filter(({ isAccepted }) => !isAccepted);
    waiting.push(...lost.filter(() => wave.random.chance(0.5)));
  }
}

/** Kills once, or again during the recovery; resolves to the number of kills. */
async function killOnce(
  { soak, victim, random }: Wave,
  cards: readonly Card[],
  mayKillAgain: boolean,
): Promise<number> {
  const moment = random.between(300, 2300);
  const streams = cards.map(async (card) => {
    await delay(Math.max(moment - timeBeforeKill(random), 0));
    return await approve(card);
  });
  const asking = askWhile(soak, random, moment);
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

/** Somebody asks for something, of which nobody knows what becomes. */
async function askWhile(
  soak: SoakStack,
  random: Random,
  moment: number,
): Promise<void> {
  const shopper = random.one(soak.shoppers);
  await delay(random.between(moment - 300, moment));
  await askForCards(soak, shopper, random).catch(() => {});
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
