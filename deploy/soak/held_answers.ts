import { readStream } from "../e2e/person.ts";
import { freePorts } from "../local/ports.ts";
import { approve, type Card, cardsIn, openTalk } from "./cards.ts";
import { checkWave } from "./check_wave.ts";
import { settled } from "./due_work.ts";
import { type HoldingProxy, startHoldingProxy } from "./holding_proxy.ts";
import { setTimeout as delay } from "node:timers/promises";
import { inParallel } from "../../ai_service/agent/in_parallel.ts";
import type { Random } from "../../shared/random/random.ts";
import { type SoakStack, startSoakStack } from "./soak_stack.ts";
import type { Tally } from "./tally.ts";

/** Answers that are held back at the same time. */
const AT_ONCE = 10;
/** Longer than the AI service waits for any answer, in milliseconds. */
const HELD_MS = 21_000;

/**
 * Holds the answers to approved writes back for more than 20 s. Until they are
 * known the cards say so and no second card of the tool is shown; afterwards a
 * message tells them by itself.
 */
export async function holdAnswers(
  count: number,
  random: Random,
  tally: Tally,
): Promise<void> {
  const ports = freePorts();
  await using proxy = startHoldingProxy(ports.mcpServer);
  await using soak = await startSoakStack(Math.min(count, AT_ONCE), {
    env: { MCP_SERVER_URL: proxy.url },
    ports,
  });
  for (let left = count; left > 0; left -= AT_ONCE) {
    await holdOnce(soak, { proxy, random, tally });
    console.log(
      `answers held back: ${Math.min(count, count - left + AT_ONCE)}`,
    );
  }
  tally.replays += soak.countReplays();
}

async function holdOnce(
  soak: SoakStack,
  { proxy, random, tally }: {
    proxy: HoldingProxy;
    random: Random;
    tally: Tally;
  },
): Promise<void> {
  const cards = await inParallel(soak.shoppers, 4, async (shopper) => {
    const talk = await openTalk(shopper);
    return await cardsIn(talk, [soak.writes.next(random)]);
  });
  proxy.hold();
  const held = delay(HELD_MS);
  await inParallel(cards.flat(), AT_ONCE, async (card) => {
    const stream = await approve(card);
    if (stream) await readStream(stream);
  });
  await inParallel(cards.flat(), 4, (card) => checkUnknown(soak, card, tally));
  if (!wasRefused(soak)) tally.note("the model was not told why");
  if (proxy.held < cards.length) tally.note(`only ${proxy.held} were held`);
  await held;
  proxy.release();
  await settled(soak);
  await inParallel(cards.flat(), 4, (card) => checkTold(card, tally));
  await checkWave(soak, { cards: cards.flat(), talks: [] }, tally);
}

/** The card says that it is being confirmed, and the tool gets no second one. */
async function checkUnknown(
  { writes }: SoakStack,
  { talk, write, approvalId }: Card,
  tally: Tally,
): Promise<void> {
  const { messages } = await talk.customer.viewed(talk.id);
  const states = messages.flatMap(({ parts }) => parts).flatMap((part) =>
    part.type === "approval" && part.approval.approvalId === approvalId
      ? [part.approval.state]
      : []
  );
  if (states.at(-1) !== "approved") {
    tally.note(`a card of unknown outcome says ${states}`);
  }
  const other = await openTalk(talk);
  const again = await cardsIn(other, [writes.like(write)]);
  if (again.length > 0) tally.note(`${write.call.name} got a second card`);
}

function wasRefused({ model: { requests } }: SoakStack): boolean {
  return JSON.stringify(requests).includes("confirmation_pending");
}

/** The last message tells the outcome, and nobody asked for it. */
async function checkTold({ talk }: Card, tally: Tally): Promise<void> {
  const { messages } = await talk.customer.viewed(talk.id);
  const last = messages.at(-1)?.text;
  if (!last?.startsWith("It is confirmed now. This was done:")) {
    tally.note(`an outcome that became known was not told, but: ${last}`);
  }
}
