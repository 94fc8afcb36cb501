import type { TokenUser } from "../../shared/contract/claims.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import type { CheckpointStore } from "../store/fence_writes.ts";
import type { McpTool } from "./mcp_client.ts";
import type { Preview } from "./preview.ts";

/** Arguments of a tool call: a JSON object. */
export type ToolArguments = Record<string, unknown>;

/** A tool call and its present status. */
export interface ToolEvent {
  /** Unique within the conversation; made by this service, not by the model. */
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
  /** Holds read scopes only, so that prompt injection cannot change anything. */
  read(): Promise<string>;
  /** Valid for this one call; minted only after the person has approved it. */
  write(
    tool: McpTool,
    approvalId: string,
    args: ToolArguments,
  ): Promise<string>;
  /** Allows listing tools and calling none. */
  service(): Promise<string>;
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
}

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

/** The person's decision on one write; `args` are the approved arguments. */
export type Decision =
  | { decision: "approve"; args: ToolArguments }
  | { decision: "reject"; reason?: string };

/** The input of a turn. `decisions` are keyed by approval id. */
export type TurnInput =
  | { type: "message"; text: string }
  | { type: "decisions"; decisions: Record<string, Decision> };

/** An event of a running turn. */
export type AgentEvent =
  | { type: "token"; text: string }
  | { type: "tool"; tool: ToolEvent }
  | { type: "approvals"; writes: PendingWrite[] };

/** The agent. The caller's lease makes sure of one turn per thread at a time. */
export interface Agent {
  /**
   * Runs a turn until it ends or waits for the person; `approvals` is then the
   * last event, sent after the pause is stored. A new message declines the
   * writes that still wait. After `signal` aborts, the stream ends normally as
   * soon as the approved writes are done, and the thread can be continued.
   *
   * @throws If the model fails, or a decision is missing for a waiting write.
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
