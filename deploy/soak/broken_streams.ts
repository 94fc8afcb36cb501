import { type Customer, streamEvents } from "../e2e/person.ts";
import type { Random } from "../../shared/random/random.ts";

/** Runs that are followed at the same time. */
const AT_ONCE = 10;

/**
 * Follows runs by readers that leave after a random number of events and come
 * back with `Last-Event-ID`.
 *
 * @returns The number of runs of which a reader got an event twice, not at all,
 *   or out of order.
 */
export async function countBrokenRuns(
  customers: readonly Customer[],
  { runs, random }: { runs: number; random: Random },
): Promise<number> {
  let started = 0;
  let wrong = 0;
  const worker = async () => {
    while (started < runs) {
      const customer = customers[started++ % customers.length]!;
      if (!await isReadExactly(customer, random)) wrong++;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return wrong;
}

/** The part of a run that a reader has. */
interface Reading {
  runId: string;
  ids: number[];
  text: string;
  message: string;
  isDone: boolean;
}

async function isReadExactly(
  customer: Customer,
  random: Random,
): Promise<boolean> {
  const conversation = await customer.newConversation();
  const reading: Reading = {
    runId: "",
    ids: [],
    text: "",
    message: "",
    isDone: false,
  };
  await readSome(await customer.send(conversation, "A story"), reading, random);
  while (!reading.isDone) {
    const last = reading.ids.at(-1) ?? 0;
    const again = await customer.resume(reading.runId, last);
    await readSome(again, reading, random);
  }
  return isInOrder(reading) && reading.text === reading.message;
}

/** Reads up to a random number of events, one at the least, and leaves. */
async function readSome(
  response: Response,
  reading: Reading,
  random: Random,
): Promise<void> {
  let left = 1 + random.below(8);
  for await (const { id, event, data } of streamEvents(response)) {
    reading.ids.push(id);
    if (event === "run") reading.runId = data.runId;
    if (event === "token") reading.text += data.text;
    if (event === "message") reading.message = data.text;
    if (event === "done") reading.isDone = true;
    if (--left === 0) return;
  }
}

function isInOrder({ ids }: Reading): boolean {
  return ids.every((id, index) => id === index + 1);
}
