import { runHeadKey } from "../store/keys.ts";
import type { ChatDeps } from "./deps.ts";
import { readEvents, type RunHead } from "./event_log.ts";
import type { StreamEvent } from "./events.ts";
import { RENEW_MS } from "./lease.ts";
import { recoverConversation } from "./recovery.ts";
import type { Speaker } from "./start_run.ts";

/** Which run to read, and behind which event. */
export interface FollowOptions {
  conversationId: string;
  runId: string;
  /** Number of the last event that the reader already has. */
  after: number;
  /** Aborts when the reader leaves. */
  signal: AbortSignal;
}

/**
 * A run's events, those stored already and those to come, until the run ends.
 * Any instance can serve it, whichever one runs the run; a run whose process
 * died is recovered on the way.
 */
export async function* followRun(
  deps: ChatDeps,
  speaker: Speaker,
  { conversationId, runId, after, signal }: FollowOptions,
): AsyncGenerator<StreamEvent> {
  const { kv } = deps;
  const userId = speaker.user.id;
  const heads = kv.watch<RunHead>([runHeadKey(userId, runId)]).getReader();
  const leave = () => void heads.cancel().catch(() => {});
  signal.addEventListener("abort", leave);
  const readHead = () => {
    const reading = heads.read();
    // It may fail while nobody waits for it; whoever does is told then.
    reading.catch(() => {});
    return reading;
  };
  let seen = after;
  try {
    let next = readHead();
    for (;;) {
      const head = await withinRenewal(next);
      if (signal.aborted) return;
      if (head === "quiet") {
        await recoverConversation(deps, speaker, conversationId);
        continue;
      }
      if (head.done) return;
      next = readHead();
      const events = await readEvents(kv, { userId, runId }, seen);
      for (const event of events) {
        seen = event.id;
        yield event;
        if (event.event === "done") return;
      }
      const ended = head.value[0]?.value?.ended ?? true;
      if (ended && events.length === 0) return;
    }
  } finally {
    signal.removeEventListener("abort", leave);
    await heads.cancel().catch(() => {});
  }
}

async function withinRenewal<T>(reading: Promise<T>): Promise<T | "quiet"> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const quiet = new Promise<"quiet">((resolve) => {
    timer = setTimeout(() => resolve("quiet"), RENEW_MS);
  });
  try {
    return await Promise.race([reading, quiet]);
  } finally {
    clearTimeout(timer);
  }
}
