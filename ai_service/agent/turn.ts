import type { TokenUser } from "../../shared/contract/claims.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import type { CheckpointStore } from "../store/fence_writes.ts";
import type { McpTool } from "./mcp_client.ts";

/** Arguments of a tool call: a JSON object. */
export type ToolArguments = Record<string, unknown>;

/** A tool call, as far as it has come. */
export interface ToolEvent {
  /** Unique within the conversation; ours, never the model's. */
  id: string;
  /** MCP tool name, e.g. `booking_slots`. */
  name: string;
  args: ToolArguments;
  status: "running" | "succeeded" | "failed" | "rejected";
  /** The tool's structured result, or its error body. */
  result?: unknown;
}

/** Mints the tokens of one turn; a token never reaches the graph's state. */
export interface TurnTokens {
  /** Holds read scopes only, so that nothing a read says can change anything. */
  read(): Promise<string>;
  /** Good for this one call; asked for only after the person approved it. */
  write(
    tool: McpTool,
    approvalId: string,
    args: ToolArguments,
  ): Promise<string>;
  /** Can list tools and call none. */
  service(): Promise<string>;
}

/** Who a turn is for, and what it may use. */
export interface TurnContext {
  threadId: string;
  userId: string;
  user: TokenUser;
  locale: Locale;
  /** The business's, as an IANA name. */
  timeZone: string;
  tokens: TurnTokens;
  /**
   * The store of this turn's checkpoints in place of the agent's own: one that
   * refuses writes once the run has lost its lease.
   */
  checkpoints?: CheckpointStore;
}

/** A write that waits for the person. */
export interface PendingWrite {
  /** A UUID, and the idempotency key of the write. */
  approvalId: string;
  toolCallId: string;
  tool: string;
  args: ToolArguments;
}

/** What the person decided about one write; `args` are what they approved. */
export type Decision =
  | { decision: "approve"; args: ToolArguments }
  | { decision: "reject"; reason?: string };

/** What starts or continues a turn. `decisions` are keyed by approval id. */
export type TurnInput =
  | { type: "message"; text: string }
  | { type: "decisions"; decisions: Record<string, Decision> };

/** What a turn tells while it runs. */
export type AgentEvent =
  | { type: "token"; text: string }
  | { type: "tool"; tool: ToolEvent }
  | { type: "approvals"; writes: PendingWrite[] };

/** The agent: one turn of one thread at a time, by the caller's lease. */
export interface Agent {
  /**
   * Runs a turn until it ends or waits for the person; `approvals` is then the
   * last event, sent after the wait is stored. A new message while a write
   * waits declines the write. After `signal` aborts, the stream ends normally
   * as soon as approved writes are through, and the thread can go on.
   *
   * @throws If the model fails, or a decision is missing for a waiting write.
   */
  stream(
    input: TurnInput,
    context: TurnContext,
    options: { signal: AbortSignal },
  ): AsyncGenerator<AgentEvent>;
  /** The writes that the thread waits for; empty where it waits for none. */
  pending(
    context: Pick<TurnContext, "threadId" | "userId">,
  ): Promise<PendingWrite[]>;
  /** Deletes everything the agent stored about the thread. */
  forget(threadId: string, userId: string): Promise<void>;
}
