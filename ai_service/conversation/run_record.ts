import type { TurnInput } from "../agent/turn.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import type { RunStatus } from "./events.ts";

/** A stored run, which another process can continue. */
export interface RunRecord {
  conversationId: string;
  locale: Locale;
  /** The messages to answer. Decisions are on the approvals' own records. */
  messages: MessageInput[];
  status: "running" | RunStatus;
}

type MessageInput = Extract<TurnInput, { type: "message" }>;

/** The work of a run. */
export interface RunTask {
  /** Inputs of the agent's turns, one after another. */
  inputs: TurnInput[];
  /** The approved writes among them: approval ids by tool call id. */
  approvedCalls: Record<string, string>;
}

/** The record of a run with these facts. */
export function runRecord(
  { conversationId, locale, inputs, status }: {
    conversationId: string;
    locale: Locale;
    inputs: readonly TurnInput[];
    status: RunRecord["status"];
  },
): RunRecord {
  const messages = inputs.filter((input) => input.type === "message");
  return { conversationId, locale, messages, status };
}
