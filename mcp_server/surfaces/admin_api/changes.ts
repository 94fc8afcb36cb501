import type { StaffMember } from "../../operation/caller.ts";
import type { Sql } from "../../storage/statement.ts";

/** How often the counters are read. */
const POLL_MILLISECONDS = 400;
/** In every so many readings it is asked again what the person may see. */
const POLLS_PER_CHECK = 5;
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
 * signed in may read them. The topic `access` is what the person may see; the
 * stream ends with their session.
 */
export function answerChanges(
  sql: Sql,
  findStaff: () => Promise<StaffMember | null>,
): Response {
  const encoder = new TextEncoder();
  const stop = new AbortController();
  const body = new ReadableStream<Uint8Array>({
    async start(stream) {
      const send = (text: string) => stream.enqueue(encoder.encode(text));
      send(`retry: ${RETRY_MILLISECONDS}\n\n`);
      try {
        for await (const changed of changes(sql, findStaff, stop.signal)) {
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
  findStaff: () => Promise<StaffMember | null>,
  stopped: AbortSignal,
): AsyncGenerator<Counters> {
  const seen = new Map<string, string>();
  let access: string | null = "";
  const polls = LIFE_MILLISECONDS / POLL_MILLISECONDS;
  for (let poll = 0; poll < polls && !stopped.aborted; poll++) {
    const counters = await sql<Counters>`
      select topic, count::text from change_counters order by topic`;
    if (poll % POLLS_PER_CHECK === 0) access = accessOf(await findStaff());
    if (access === null) return;
    const changed = [...counters, { topic: "access", count: access }]
      .filter(({ topic, count }) => seen.get(topic) !== count);
    for (const { topic, count } of changed) seen.set(topic, count);
    yield changed;
    await pause(stopped);
  }
}

/** What of a person decides about what they see; null for nobody. */
function accessOf(staff: StaffMember | null): string | null {
  return staff && `${staff.admin.role} ${staff.admin.resourceId ?? ""}`;
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
