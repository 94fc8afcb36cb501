import type { Actor } from "../conversation/actor.ts";
import type { StreamEvent } from "../conversation/events.ts";
import { RENEW_MS } from "../conversation/lease.ts";
import { type LogWatch, RunLog } from "../conversation/run_log.ts";
import type { RunDeps } from "./deps.ts";
import { recoverConversation } from "./recovery.ts";

/** A run, and the part of its log to read. */
export interface FollowOptions {
  conversationId: string;
  runId: string;
  /** Number of the last event that the reader already has. */
  after: number;
  /** Aborts when the reader leaves. */
  signal: AbortSignal;
}

/**
 * A run's events, both stored and new ones, until the run ends. Any instance can
 * serve them. A run whose process died is recovered after a silence of
 * {@linkcode RENEW_MS}.
 */
export async function* followRun(
  deps: RunDeps,
  actor: Actor,
  { conversationId, runId, after, signal }: FollowOptions,
): AsyncGenerator<StreamEvent> {
  const log = new RunLog(deps.kv, actor.user.id, runId);
  const watch = log.watch();
  const leave = () => void watch.cancel();
  signal.addEventListener("abort", leave);
  let seen = after;
  try {
    let next = nextChange(watch);
    for (;;) {
      const change = await withinRenewal(next);
      if (signal.aborted) return;
      if (change === "quiet") {
        await recoverConversation(deps, actor.user.id, conversationId);
        continue;
      }
      if (change.isClosed) return;
      next = nextChange(watch);
      const events = await log.read(seen);
      for (const event of events) {
        seen = event.id;
        yield event;
        if (event.event === "done") return;
      }
      if (change.hasEnded && events.length === 0) return;
    }
  } finally {
    signal.removeEventListener("abort", leave);
    await watch.cancel();
  }
}

function nextChange(watch: LogWatch): ReturnType<LogWatch["next"]> {
  const change = watch.next();
  // It may reject before it is awaited, which must not count as unhandled.
  change.catch(() => {});
  return change;
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
