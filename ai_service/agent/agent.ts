import { HumanMessage } from "@langchain/core/messages";
import { Command, INTERRUPT } from "@langchain/langgraph";
import type { Kv } from "../store/kv.ts";
import type { Log } from "../../shared/http/log.ts";
import { MODEL_TIMEOUTS, type ModelTimeouts } from "./answer_clock.ts";
import { ANSWER_LIMITS, type AnswerLimits } from "./answer_parts.ts";
import type { ChatModel } from "./with_tools.ts";
import { KvCheckpointer } from "./checkpointer.ts";
import { buildGraph, MAX_ROUNDS } from "./graph.ts";
import { CONTEXT_TOKENS } from "./history_budget.ts";
import type { McpClient } from "./mcp_client.ts";
import type { AgentState, AgentUpdate } from "./state.ts";
import type {
  Agent,
  AgentEvent,
  PendingWrite,
  TurnContext,
  TurnInput,
} from "./turn.ts";
import type { Wait } from "./wait.ts";

/** Dependencies of the agent. */
export interface AgentDeps {
  model: ChatModel;
  client: McpClient;
  kv: Kv;
  now: () => Date;
  /** A new UUID. */
  randomId: () => string;
  wait: Wait;
  log: Log;
  /** From 0 to 1; spreads repeated requests. */
  random?: () => number;
  answerLimits?: AnswerLimits;
  modelTimeouts?: ModelTimeouts;
  /** Tokens that a request and its answer may have together. */
  contextTokens?: number;
}

type Thread = Pick<TurnContext, "threadId" | "userId" | "checkpoints">;

/** Graph steps of the longest turn: a round passes six nodes at most. */
const RECURSION_LIMIT = (MAX_ROUNDS + 1) * 6 + 1;

const DEFAULTS = {
  random: Math.random,
  answerLimits: ANSWER_LIMITS,
  modelTimeouts: MODEL_TIMEOUTS,
  contextTokens: CONTEXT_TOKENS,
};

/** Creates the agent. It is stateless: its threads are in the store. */
export function createAgent(deps: AgentDeps): Agent {
  return new GraphAgent(deps);
}

class GraphAgent implements Agent {
  readonly #deps: AgentDeps;

  constructor(deps: AgentDeps) {
    this.#deps = deps;
  }

  async *stream(
    input: TurnInput,
    context: TurnContext,
    { signal }: { signal: AbortSignal },
  ): AsyncGenerator<AgentEvent> {
    const start = input.type === "message"
      ? { messages: [humanMessage(input)] }
      : await this.#resume(context);
    if (!start) return;
    // A consumer that leaves the generator early also stops the turn.
    const left = new AbortController();
    try {
      yield* await this.#run(
        start,
        context,
        AbortSignal.any([signal, left.signal]),
      );
    } finally {
      left.abort();
    }
    const writes = await this.pending(context);
    if (writes.length > 0) yield { type: "approvals", writes };
  }

  async #run(
    start: Start,
    context: TurnContext,
    signal: AbortSignal,
  ): Promise<AsyncIterable<AgentEvent>> {
    const graph = buildGraph(
      { ...DEFAULTS, ...this.#deps, context, signal },
      this.#checkpointer(context),
    );
    // The graph itself is never aborted. Its nodes end early instead, so that
    // the checkpoint is always complete.
    return await graph.stream(start, {
      configurable: { thread_id: context.threadId },
      streamMode: "custom",
      durability: "exit",
      recursionLimit: RECURSION_LIMIT,
    });
  }

  async #resume(context: TurnContext): Promise<Start | undefined> {
    const waiting = await this.pending(context);
    const missing = waiting.find(({ toolCallId }) =>
      !context.reports[toolCallId]
    );
    if (missing) {
      throw new Error(
        `Cannot resume: nothing is reported of ${missing.tool} ${missing.approvalId}`,
      );
    }
    if (waiting.length === 0) return undefined;
    // The reports are in the context; LangGraph only needs a value to resume.
    return new Command({ resume: true }) as Resume;
  }

  async pending(thread: Thread): Promise<PendingWrite[]> {
    const tuple = await this.#checkpointer(thread).getTuple({
      configurable: { thread_id: thread.threadId },
    });
    if (!tuple) return [];
    const { writes } = tuple.checkpoint.channel_values as unknown as AgentState;
    const isPaused = tuple.pendingWrites?.some(([, channel]) =>
      channel === INTERRUPT
    );
    return isPaused ? writes : [];
  }

  async forget(threadId: string, userId: string): Promise<void> {
    await this.#checkpointer({ threadId, userId }).deleteThread(threadId);
  }

  #checkpointer({ userId, checkpoints }: Thread): KvCheckpointer {
    const { kv, randomId } = this.#deps;
    return new KvCheckpointer({
      kv: checkpoints ?? kv,
      userId,
      randomId,
      keep: 2,
    });
  }
}

function humanMessage(
  { text, messageId }: TurnInput & { type: "message" },
): HumanMessage {
  return new HumanMessage({
    content: text,
    ...(messageId && { id: messageId }),
  });
}

type Start = { messages: HumanMessage[] } | Resume;
type Resume = Command<true, AgentUpdate, never>;
