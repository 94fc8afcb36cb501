import type { Sql } from "../../storage/statement.ts";

/** How often the counters are read. */
const POLL_MILLISECONDS = 400;
/**
 * After so long a stream ends, and the browser asks for the next one, with a
 * session that is checked anew.
 */
const LIFE_MILLISECONDS = 25_000;
/** How long a browser waits until then. */
const RETRY_MILLISECONDS = 500;

type Counters = { topic: string; count: string }[];

/**
 * Server-sent events, one for each topic that has changed, with its number; the
 * first ones say how it is now. They hold nothing else, so everybody who is
 * signed in may read them.
 */
export function answerChanges(sql: Sql): Response {
  const encoder = new TextEncoder();
  const stop = new AbortController();
  const body = new ReadableStream<Uint8Array>({
    async start(stream) {
      const send = (text: string) => stream.enqueue(encoder.encode(text));
      send(`retry: ${RETRY_MILLISECONDS}\n\n`);
      try {
        for await (const changed of changes(sql, stop.signal)) {
          for (const { topic, count } of changed) {
            send(`event: ${topic}\ndata: ${count}\n\n`);
          }
        }
        if (!stop.signal.aborted) stream.close();
      } catch (error) {
        if (!stop.signal.aborted) stream.error(error);
      }
    },
    cancel: () => stop.abort(),
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-store",
    },
  });
}

/** The topics that have changed since they were read before. */
async function* changes(
  sql: Sql,
  stopped: AbortSignal,
): AsyncGenerator<Counters> {
  const seen = new Map<string, string>();
  const polls = LIFE_MILLISECONDS / POLL_MILLISECONDS;
  for (let poll = 0; poll < polls && !stopped.aborted; poll++) {
    const counters = await sql<Counters>`
      select topic, count::text from change_counters order by topic`;
    const changed = counters
      .filter(({ topic, count }) => seen.get(topic) !== count);
    for (const { topic, count } of changed) seen.set(topic, count);
    yield changed;
    await pause(stopped);
  }
}

function pause(stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, POLL_MILLISECONDS);
    stopped.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}
