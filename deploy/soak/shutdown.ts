import { setTimeout as delay } from "node:timers/promises";
import { inParallel } from "../../ai_service/agent/in_parallel.ts";
import type { Random } from "../../shared/random/random.ts";
import type { ServiceProcess } from "../local/service_process.ts";
import { approve, askForCards, type Card, hangUp, openTalk } from "./cards.ts";
import { checkWave } from "./check_wave.ts";
import { openLiveView } from "./live_view.ts";
import type { SoakStack } from "./soak_stack.ts";
import { Tally } from "./tally.ts";

/** Live views that are open at the signal. */
const STREAMS = 64;
/** Approvals that are carried out at the signal. */
const WRITES = 16;

/** The findings of one SIGTERM. */
export interface Shutdown {
  /** Milliseconds from the signal to the end of the process. */
  stopMs: number;
  /** Writes that were approved and are lost, doubled or denied. */
  lostWrites: number;
  /** Live views that were cut off in the middle of an event. */
  brokenStreams: number;
  problems: readonly string[];
}

/**
 * Sends SIGTERM to a service while streams are open and approved writes are
 * under way, starts it again, and looks what is there.
 */
export async function shutDownUnderLoad(
  soak: SoakStack,
  service: ServiceProcess,
  random: Random,
): Promise<Shutdown> {
  const cards = await prepareCards(soak, random);
  const talks = await inParallel(
    Array.from({ length: STREAMS }, (_, index) => index),
    8,
    (index) => openTalk(soak.shoppers[index % soak.shoppers.length]!),
  );
  const views = await inParallel(talks, 8, openLiveView);
  const approvals = cards.map(async (card) => {
    await delay(random.between(0, 150));
    return await approve(card);
  });
  await delay(75);
  const begin = performance.now();
  await service.stop();
  const stopMs = Math.round(performance.now() - begin);
  await service.start();
  await inParallel(await Promise.all(approvals), 4, hangUp);
  // The MCP server's end leaves the AI service's streams open.
  const ended = service === soak.stack.aiService
    ? await Promise.all(views.map(({ endedWhole }) => endedWhole))
    : [];
  const tally = new Tally();
  await checkWave(soak, { cards, talks }, tally);
  return {
    stopMs,
    lostWrites: tally.lost + tally.doubled + tally.saidFailed + tally.stuck,
    brokenStreams: ended.filter((whole) => !whole).length,
    problems: tally.problems,
  };
}

async function prepareCards(
  soak: SoakStack,
  random: Random,
): Promise<Card[]> {
  const shoppers = Array.from(
    { length: WRITES },
    (_, index) => soak.shoppers[index % soak.shoppers.length]!,
  );
  const cards = await inParallel(
    shoppers,
    4,
    (shopper) => askForCards(soak, shopper, random),
  );
  return cards.flat();
}
