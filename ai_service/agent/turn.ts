import type { TokenUser } from "../../shared/contract/claims.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import type { CheckpointStore } from "../store/fence_writes.ts";
import type { Preview } from "./preview.ts";
import type { ToolOutcome } from "./tool_outcome.ts";

/** Arguments of a tool call: a JSON object. */
export type ToolArguments = Record<string, unknown>;

/** A tool call and its present status. */
export interface ToolEvent {
  /** Unique within the conversation; made by this service, not by the model. */
  id: string;
  /** MCP tool name, e.g. `booking_slots`. */
  name: string;
  args: ToolArguments;
  status: "running" | "succeeded" | "failed";
  /** The tool's structured result, or its error body. */
  result?: unknown;
}

/**
 * Mints the tokens of one turn; a token never reaches the graph's state. None
 * of them can change anything.
 */
export interface TurnTokens {
  /** Holds read scopes only, so that prompt injection cannot change anything. */
  read(): Promise<string>;
  /** Allows listing tools and calling none. */
  service(): Promise<string>;
}

/** Counts the tokens of one turn. */
export interface TokenMeter {
  add(tokens: number): void;
  /** Whether the turn may ask the model no more. */
  readonly isSpent: boolean;
}

/** The user of a turn, and the resources that it may use. */
export interface TurnContext {
  threadId: string;
  userId: string;
  user: TokenUser;
  locale: Locale;
  /** IANA name of the business's time zone. */
  timeZone: string;
  tokens: TurnTokens;
  /**
   * The store of this turn's checkpoints in place of the agent's own: one that
   * refuses writes once the run has lost its lease.
   */
  checkpoints?: CheckpointStore;
  /**
   * Outcomes of writes, by tool call id: those that the thread waits for,
   * and earlier ones whose outcome was not known when the model was told.
   */
  reports: WriteReports;
  /**
   * Calls that the person made by taps since the last message. The same one may
   * be told again; the thread takes it up once.
   */
  taps: readonly TappedCall[];
  /** The thread is forgotten from the message with this id on. */
  cutFrom?: string;
  /** Names of the tools whose last write is not known to have been done. */
  unconfirmedTools(): Promise<ReadonlySet<string>>;
  meter?: TokenMeter;
}

/** The outcome of a write that the person decided about. */
export interface WriteReport {
  outcome: ToolOutcome;
  /** The approved arguments, where the person changed them. */
  changedArguments?: ToolArguments;
}

/** A call that the person made by a tap, without the model. */
export interface TappedCall {
  id: string;
  /** The tap's meaning, in the person's words. */
  saidAs: string;
  /** Made by this service. */
  toolCallId: string;
  tool: string;
  args: ToolArguments;
  /** The outcome; of a write, as far as it is known now. */
  report: WriteReport;
}

/** Reports by tool call id. */
export type WriteReports = Readonly<Record<string, WriteReport>>;

/** A write that waits for the person. */
export interface PendingWrite {
  /** A UUID, and the idempotency key of the write. */
  approvalId: string;
  toolCallId: string;
  tool: string;
  args: ToolArguments;
  /** The effect of the write, as the MCP server says it. */
  preview: Preview;
}

/** The input of a turn; with `outcomes` the thread reads its reports. */
export type TurnInput =
  | {
    type: "message";
    text: string;
    /** Names the message, so that a later branch can begin before it. */
    messageId?: string;
    /** Of a branch: the message from which on the thread is forgotten. */
    cutFrom?: string;
  }
  | { type: "outcomes" };

/** An event of a running turn. */
export type AgentEvent =
  | { type: "token"; text: string }
  /** The text since the last tool event is to be forgotten. */
  | { type: "retract" }
  /** The model is silent for long, or is asked again after a failure. */
  | { type: "waiting"; reason: "slow" | "retry" }
  | { type: "tool"; tool: ToolEvent }
  | { type: "approvals"; writes: PendingWrite[] };

/** The agent. The caller's lease makes sure of one turn per thread at a time. */
export interface Agent {
  /**
   * Runs a turn until it ends or waits for the person; `approvals` is then the
   * last event, sent after the pause is stored. A new message ends the wait:
   * writes without a report count as declined. After `signal` aborts, the
   * stream ends normally, and the thread can be continued.
   *
   * @throws If the model fails, or a report is missing for a waiting write.
   */
  stream(
    input: TurnInput,
    context: TurnContext,
    options: { signal: AbortSignal },
  ): AsyncGenerator<AgentEvent>;
  /** The writes that the thread waits for. */
  pending(
    context: Pick<TurnContext, "threadId" | "userId">,
  ): Promise<PendingWrite[]>;
  /** Deletes everything the agent stored about the thread. */
  forget(threadId: string, userId: string): Promise<void>;
}
