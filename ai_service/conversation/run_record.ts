import type { TurnInput } from "../agent/turn.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import { runKey } from "../store/keys.ts";
import type { Kv, Mutation } from "../store/kv.ts";
import { eventMutations, EVENTS_KEPT_MS } from "./event_log.ts";
import type { RunStatus } from "./events.ts";

/** A run as the store keeps it, so that another process can go on with it. */
export interface RunRecord {
  conversationId: string;
  locale: Locale;
  /** What it was to answer. Decisions are on the approvals' own records. */
  messages: MessageInput[];
  status: "running" | RunStatus;
}

type MessageInput = Extract<TurnInput, { type: "message" }>;

/** Which run it is, and what it starts from. */
export interface RunFacts {
  userId: string;
  runId: string;
  conversationId: string;
  locale: Locale;
  inputs: readonly TurnInput[];
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
export function beginRunMutations(run: RunFacts): Mutation[] {
  const { userId, runId } = run;
  return [
    recordMutation(run, "running"),
    ...eventMutations({ userId, runId }, 0, [
      { event: "run", data: { runId } },
    ]),
  ];
}

/** The mutation that notes how a run ended. */
export function endedRunMutation(run: RunFacts, status: RunStatus): Mutation {
  return recordMutation(run, status);
}

function recordMutation(
  { userId, runId, conversationId, locale, inputs }: RunFacts,
  status: RunRecord["status"],
): Mutation {
  const messages = inputs.filter(({ type }) => type === "message");
  return {
    type: "set",
    key: runKey(userId, runId),
    value: { conversationId, locale, messages, status },
    expireIn: EVENTS_KEPT_MS,
  };
}
