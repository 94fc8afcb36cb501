// This module is portable: it runs on Deno and on Workers.
import type { Locale, TurnInput } from "../agent/turn.ts";
import { runKey } from "../store/keys.ts";
import type { Kv, Mutation } from "../store/kv.ts";
import { eventMutations, EVENTS_KEPT_MS } from "./event_log.ts";
import type { RunStatus } from "./events.ts";
import type { RunJob } from "./run.ts";

/** A run as the store keeps it, so that another process can go on with it. */
export interface RunRecord {
  conversationId: string;
  locale: Locale;
  inputs: TurnInput[];
  status: "running" | RunStatus;
}

/** The run; null where there is none, or it is not the user's. */
export async function getRun(
  kv: Kv,
  userId: string,
  runId: string,
): Promise<RunRecord | null> {
  return (await kv.get<RunRecord>(runKey(userId, runId))).value;
}

/** The mutations that a run begins with: its record and its `run` event. */
export function beginRunMutations(
  run: Omit<RunJob, "lease" | "user"> & {
    userId: string;
    runId: string;
    conversationId: string;
  },
): Mutation[] {
  const { userId, runId, conversationId, locale, inputs } = run;
  const record = { conversationId, locale, inputs, status: "running" } as const;
  return [
    recordMutation(userId, runId, record),
    ...eventMutations({ userId, runId }, 0, [
      { event: "run", data: { runId } },
    ]),
  ];
}

/** The mutation that notes how a run ended. */
export function endedRunMutation(
  { lease, locale, inputs }: Pick<RunJob, "lease" | "locale" | "inputs">,
  status: RunStatus,
): Mutation {
  const { userId, runId, conversationId } = lease;
  return recordMutation(userId, runId, {
    conversationId,
    locale,
    inputs,
    status,
  });
}

function recordMutation(
  userId: string,
  runId: string,
  value: RunRecord,
): Mutation {
  return {
    type: "set",
    key: runKey(userId, runId),
    value,
    expireIn: EVENTS_KEPT_MS,
  };
}
