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

/** The part of a run's record that its writer knows. */
export interface RunFacts {
  locale: Locale;
  inputs: readonly TurnInput[];
  status: RunRecord["status"];
}
