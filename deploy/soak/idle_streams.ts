import { EventSourceParserStream } from "eventsource-parser/stream";
import type { Customer } from "../e2e/person.ts";
import { setTimeout as delay } from "node:timers/promises";
import { inParallel } from "../../ai_service/agent/in_parallel.ts";

/** Streams that are opened, or messages that are sent, at the same time. */
const AT_ONCE = 20;
/** Time for the service to settle before its memory is read, in milliseconds. */
const SETTLE_MS = 3_000;
/** Longest time for a live view to tell of an answer, in milliseconds. */
const TELL_MS = 20_000;

/** The cost of idle streams, and whether they still send events. */
export interface IdleReport {
  bytesPerStream: number;
  /** Messages that their conversation's stream did not tell of. */
  lost: number;
}

/** A reader of a conversation's live view. */
class LiveReader {
  /** Ids of the messages that it was told of. */
  readonly messages = new Set<string>();
  readonly #events: ReadableStreamDefaultReader<{
    event?: string | undefined;
    data: string;
  }>;

  constructor(
    readonly customer: Customer,
    readonly conversation: string,
    body: ReadableStream<Uint8Array<ArrayBuffer>>,
  ) {
    this.#events = body.pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream()).getReader();
    void this.#read();
  }

  /** Whether it was told of all the messages, at once or in time. */
  async knows(ids: readonly string[]): Promise<boolean> {
    const until = Date.now() + TELL_MS;
    while (Date.now() < until) {
      if (ids.every((id) => this.messages.has(id))) return true;
      await delay(50);
    }
    return false;
  }

  async close(): Promise<void> {
    await this.#events.cancel();
  }

  async #read(): Promise<void> {
    for (;;) {
      const { done, value } = await this.#events.read();
      if (done) return;
      if (value.event !== "message") continue;
      this.messages.add(JSON.parse(value.data).id);
    }
  }
}

/**
 * Opens that many live views, of a conversation each, reads what they cost the
 * service, and then lets some of the conversations go on.
 *
 * @param pid Id of the service's process.
 */
export async function measureIdleStreams(
  customers: readonly Customer[],
  { streams, active, pid }: { streams: number; active: number; pid: number },
): Promise<IdleReport> {
  const owners = Array.from(
    { length: streams },
    (_, index) => customers[index % customers.length]!,
  );
  const conversations = await inParallel(owners, AT_ONCE, async (customer) => ({
    customer,
    conversation: await customer.newConversation(),
  }));
  const open = (count: number) =>
    inParallel(conversations.slice(0, count), AT_ONCE, openReader);
  // The first streams also load code, which all of them share.
  const warm = await open(Math.ceil(streams / 10));
  await Promise.all(warm.map((reader) => reader.close()));
  const before = await settledMemory(pid);
  const readers = await open(streams);
  const after = await settledMemory(pid);
  const lost = await inParallel(readers.slice(0, active), AT_ONCE, hasLost);
  await Promise.all(readers.map((reader) => reader.close()));
  return {
    bytesPerStream: Math.round((after - before) / streams),
    lost: lost.filter((isLost) => isLost).length,
  };
}

async function openReader(
  { customer, conversation }: { customer: Customer; conversation: string },
): Promise<LiveReader> {
  const response = await customer.follow(conversation);
  if (!response.ok) throw new Error(`No live view: ${response.status}`);
  return new LiveReader(customer, conversation, response.body!);
}

async function hasLost(reader: LiveReader): Promise<boolean> {
  const { customer, conversation } = reader;
  await customer.say(conversation, "Hello");
  const { messages } = await customer.viewed(conversation);
  return !await reader.knows(messages.map(({ id }) => id));
}

/** The resident memory of a process at rest, in bytes (Linux only). */
async function settledMemory(pid: number): Promise<number> {
  await delay(SETTLE_MS);
  const status = await Deno.readTextFile(`/proc/${pid}/status`);
  const kibibytes = status.match(/VmRSS:\s+(\d+) kB/)?.[1];
  if (!kibibytes) throw new Error(`No memory of process ${pid} is told`);
  return Number(kibibytes) * 1024;
}
