import { THINK_LONG } from "../e2e/obedient_model.ts";
import { openTalk, type Talk } from "./cards.ts";
import { noteStuck } from "./check_wave.ts";
import { setTimeout as delay } from "node:timers/promises";
import type { SoakStack } from "./soak_stack.ts";
import type { Tally } from "./tally.ts";

/** Conversations that are answering when the service dies. */
const TALKS = 8;
/** A client that asks looks this often, in milliseconds. */
const LOOK_MS = 100;
const TIMEOUT_MS = 60_000;

/**
 * Kills the AI service while runs are answering, starts it again at once, and
 * measures how long a client sees them as answering.
 */
export async function measureSpinner(
  soak: SoakStack,
  tally: Tally,
): Promise<void> {
  const { stack, shoppers } = soak;
  const talks = await Promise.all(shoppers.slice(0, TALKS).map(openTalk));
  const streams = talks.map(async (talk) => {
    const stream = await talk.customer.send(talk.id, THINK_LONG);
    await stream.text().catch(() => {});
  });
  const runs = await Promise.all(talks.map(activeRun));
  const killed = performance.now();
  await stack.aiService.kill();
  await Promise.all(streams.map((stream) => stream.catch(() => {})));
  await stack.aiService.start();
  const ready = performance.now();
  await Promise.all(talks.map(async (talk, index) => {
    const isOver = await watch(talk, runs[index]!);
    const now = performance.now();
    if (!isOver) noteStuck(tally, talk, "shows a dead run as answering");
    tally.recoverySeconds.push((now - killed) / 1000);
    tally.secondsSinceReady.push((now - ready) / 1000);
  }));
  tally.conversations += TALKS;
}

/** The id of the run that answers, once there is one. */
async function activeRun({ customer, id }: Talk): Promise<string> {
  for (;;) {
    const { activeRunId } = await customer.viewed(id);
    if (activeRunId) return activeRunId;
    await delay(LOOK_MS);
  }
}

/** Looks until that run is not answering any more; false if it does not end. */
async function watch(
  { customer, id }: Talk,
  runId: string,
): Promise<boolean> {
  const deadline = performance.now() + TIMEOUT_MS;
  while (performance.now() < deadline) {
    const { activeRunId } = await customer.viewed(id);
    if (activeRunId !== runId) return true;
    await delay(LOOK_MS);
  }
  return false;
}
