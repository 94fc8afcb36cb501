import {
  AIMessage,
  type BaseMessage,
  SystemMessage,
} from "@langchain/core/messages";
import {
  type BaseCheckpointSaver,
  END,
  interrupt,
  type LangGraphRunnableConfig,
  START,
  StateGraph,
} from "@langchain/langgraph";
import { addEarlier, earlierText, withoutLater } from "./earlier_turns.ts";
import type { Log } from "../../shared/http/log.ts";
import type { AnswerLimits } from "./answer_parts.ts";
import type { ModelTimeouts } from "./answer_clock.ts";
import { type AnswerListener, askModel } from "./ask_model.ts";
import type { ChatModel } from "./with_tools.ts";
import {
  beforeMessage,
  repairHistory,
  tapMessages,
  withReports,
} from "./history.ts";
import { fitHistory, historyTokens, STORED_HISTORY } from "./history_budget.ts";
import { inParallel } from "./in_parallel.ts";
import {
  type McpClient,
  type McpTool,
  McpUnavailableError,
} from "./mcp_client.ts";
import { logModelFailure } from "./model_log.ts";
import type { PreviewOutcome } from "./preview.ts";
import {
  CONFIRMATION_PENDING,
  notProposed,
  previewWrites,
  proposed,
} from "./preview_writes.ts";
import { FALLBACKS, systemPrompt } from "./prompts.ts";
import {
  AgentState,
  type AgentUpdate,
  type PlannedCall,
  type PlannedWrite,
} from "./state.ts";
import { refuse, type ToolOutcome } from "./tool_outcome.ts";
import { resultMessage } from "./tool_result.ts";
import { planCalls, toModelTool } from "./tools.ts";
import type { AgentEvent, PendingWrite, TurnContext } from "./turn.ts";
import type { Wait } from "./wait.ts";

/** Most model rounds of one turn; then the person is asked how to go on. */
export const MAX_ROUNDS = 8;
/** Most reads that run at the same time. */
const PARALLEL_READS = 4;

/** The context of one turn's nodes; none of it is ever stored. */
export interface Turn {
  model: ChatModel;
  client: McpClient;
  context: TurnContext;
  signal: AbortSignal;
  now: () => Date;
  /** A new UUID. */
  randomId: () => string;
  /** From 0 to 1. */
  random: () => number;
  wait: Wait;
  log: Log;
  answerLimits: AnswerLimits;
  modelTimeouts: ModelTimeouts;
  /** Tokens that a request and its answer may have together. */
  contextTokens: number;
}

type Config = LangGraphRunnableConfig;

/**
 * Call the model; if it asks for tools, run them; writes are previewed, and
 * wait for a person; answer. Built for each turn, so that no two turns can share anything.
 */
export function buildGraph(
  turn: Turn,
  checkpointer: BaseCheckpointSaver<string>,
) {
  const node = new Nodes(turn);
  return new StateGraph(AgentState)
    .addNode("begin_turn", node.beginTurn)
    .addNode("call_model", node.callModel)
    .addNode("plan_calls", node.planCalls)
    .addNode("run_reads", node.runReads)
    .addNode("preview_writes", node.previewWrites)
    .addNode("await_approval", node.awaitApproval)
    .addEdge(START, "begin_turn")
    .addEdge("begin_turn", "call_model")
    .addConditionalEdges("call_model", node.afterModel, ["plan_calls", END])
    .addEdge("plan_calls", "run_reads")
    .addConditionalEdges("run_reads", node.afterReads, [
      "preview_writes",
      "call_model",
      END,
    ])
    .addConditionalEdges("preview_writes", node.afterPreviews, [
      "await_approval",
      "call_model",
      END,
    ])
    .addConditionalEdges("await_approval", node.afterWrites, [
      "call_model",
      END,
    ])
    // LangGraph accepts string versions too, but this type names only numbers.
    .compile({ checkpointer: checkpointer as unknown as BaseCheckpointSaver });
}

class Nodes {
  readonly #turn: Turn;

  constructor(turn: Turn) {
    this.#turn = turn;
  }

  /** Makes a history that providers accept, however the last turn ended. */
  beginTurn = (state: AgentState): AgentUpdate => {
    const { reports, taps, cutFrom } = this.#turn.context;
    const newTaps = taps.filter(({ id }) => !state.taps.includes(id));
    const [incoming] = state.messages.slice(-1);
    const earlier = [
      ...withReports(
        beforeMessage(state.messages.slice(0, -1), cutFrom),
        reports,
      ),
      ...state.writes.map((write) => this.#report(write) ?? declined(write)),
      ...newTaps.flatMap(tapMessages),
    ];
    const { kept, dropped } = fitHistory(
      repairHistory(incoming ? [...earlier, incoming] : earlier),
      STORED_HISTORY,
    );
    return {
      taps: taps.map(({ id }) => id),
      messages: {
        replaceWith: kept,
      },
      earlier: addEarlier(withoutLater(state.earlier, cutFrom), dropped),
      rounds: 0,
      reads: [],
      planned: [],
      writes: [],
    };
  };

  callModel = async (
    state: AgentState,
    config: Config,
  ): Promise<AgentUpdate> => {
    const { context, signal } = this.#turn;
    if (state.rounds >= MAX_ROUNDS || context.meter?.isSpent) {
      return this.#answerWith("tooManyRounds", config);
    }
    const answer = await this.#ask(state, config);
    if (answer.text.trim() === "" && !asksForTools(answer)) {
      return signal.aborted ? {} : this.#answerWith("empty", config);
    }
    return { messages: [answer], rounds: state.rounds + 1 };
  };

  afterModel = (state: AgentState) => {
    const answer = state.messages.at(-1);
    return AIMessage.isInstance(answer) && asksForTools(answer)
      ? "plan_calls"
      : END;
  };

  planCalls = async (
    state: AgentState,
    config: Config,
  ): Promise<AgentUpdate> => {
    const answer = state.messages.at(-1) as AIMessage;
    const plan = planCalls(answer, await this.#tools(), this.#turn.randomId);
    for (const { call, outcome } of plan.refused) {
      emitOutcome(config, call, outcome);
    }
    return {
      messages: {
        replaceWith: [
          ...state.messages.slice(0, -1),
          plan.message,
          ...plan.refused.map(({ call, outcome }) =>
            resultMessage(call, outcome)
          ),
        ],
      },
      reads: plan.reads,
      planned: plan.writes,
    };
  };

  runReads = async (
    state: AgentState,
    config: Config,
  ): Promise<AgentUpdate> => {
    const { signal } = this.#turn;
    const results = await inParallel(
      state.reads,
      PARALLEL_READS,
      (call) => this.#read(call, config),
    );
    const messages = state.reads.map((call, index) =>
      resultMessage(call, results[index] ?? STOPPED)
    );
    if (!signal.aborted) return { messages, reads: [] };
    const unasked = state.planned.map((write) => resultMessage(write, STOPPED));
    return { messages: [...messages, ...unasked], reads: [], planned: [] };
  };

  afterReads = (state: AgentState) => {
    if (this.#turn.signal.aborted) return END;
    return state.planned.length > 0 ? "preview_writes" : "call_model";
  };

  /** An impossible write goes back to the model as an error; nobody is asked. */
  previewWrites = async (
    { planned }: AgentState,
    config: Config,
  ): Promise<AgentUpdate> => {
    const { signal, wait } = this.#turn;
    const ask = (write: PlannedWrite) => this.#preview(write);
    const outcomes = await previewWrites(planned, { ask, wait, signal });
    const writes = signal.aborted ? undefined : proposed(planned, outcomes);
    if (writes) return { planned: [], writes };
    const messages = planned.map((write, index) => {
      const outcome = signal.aborted ? STOPPED : notProposed(outcomes[index]!);
      emitOutcome(config, write, outcome);
      return resultMessage(write, outcome);
    });
    return { messages, planned: [], writes: [] };
  };

  afterPreviews = (state: AgentState) => {
    if (this.#turn.signal.aborted) return END;
    return state.writes.length > 0 ? "await_approval" : "call_model";
  };

  /**
   * Waits for the person. LangGraph runs this node again on resume, so it only
   * interrupts, and then reads what became of the writes. It makes none itself.
   * Results of earlier writes that have become known are rewritten as well.
   */
  awaitApproval = (state: AgentState): AgentUpdate => {
    interrupt<string[], true>(
      // The writes themselves are in the state.
      state.writes.map(({ approvalId }) => approvalId),
    );
    const results = state.writes.map((write) =>
      this.#report(write) ?? declined(write)
    );
    const earlier = withReports(state.messages, this.#turn.context.reports);
    return { messages: { replaceWith: [...earlier, ...results] }, writes: [] };
  };

  afterWrites = () => this.#turn.signal.aborted ? END : "call_model";

  #report(write: PendingWrite): BaseMessage | undefined {
    const report = this.#turn.context.reports[write.toolCallId];
    return report &&
      resultMessage(write, report.outcome, report.changedArguments);
  }

  async #ask(state: AgentState, config: Config): Promise<AIMessage> {
    const { context, answerLimits, modelTimeouts, ...rest } = this.#turn;
    const tools = await this.#tools();
    return await askModel({
      ...rest,
      messages: this.#messages(state, tools),
      tools,
      limits: answerLimits,
      timeouts: modelTimeouts,
      locale: context.locale,
      listener: this.#listener(config),
    });
  }

  /** The prompt, and as much of the conversation as the model's context holds. */
  #messages(state: AgentState, tools: McpTool[]): BaseMessage[] {
    const { context, now, contextTokens } = this.#turn;
    const prompt = systemPrompt(context, { now: now(), tools });
    const tokens = historyTokens(contextTokens, prompt, tools.map(toModelTool));
    const limits = { ...STORED_HISTORY, tokens };
    const { kept, dropped } = fitHistory(state.messages, limits);
    const earlier = earlierText(addEarlier(state.earlier, dropped));
    return [new SystemMessage(prompt + earlier), ...repairHistory(kept)];
  }

  #listener(config: Config): AnswerListener {
    const { context, log, model } = this.#turn;
    const { userId, threadId: conversationId } = context;
    const ids = { userId, conversationId };
    return {
      onText: (text) => emit(config, { type: "token", text }),
      onThought: () => emit(config, { type: "retract" }),
      onTokens: (tokens) => context.meter?.add(tokens),
      onWaiting: (reason) => emit(config, { type: "waiting", reason }),
      onFailure: (failure, retry) =>
        logModelFailure(log, model, { failure, retry, ids }),
    };
  }

  #tools(): Promise<McpTool[]> {
    const { client, context } = this.#turn;
    return client.listTools(context.tokens.service, context.locale);
  }

  #answerWith(phrase: keyof typeof FALLBACKS, config: Config): AgentUpdate {
    const text = FALLBACKS[phrase][this.#turn.context.locale];
    emit(config, { type: "token", text });
    return { messages: [new AIMessage(text)] };
  }

  async #read(call: PlannedCall, config: Config): Promise<ToolOutcome> {
    const { client, context, signal } = this.#turn;
    emitRunning(config, call);
    let outcome: ToolOutcome = STOPPED;
    try {
      outcome = await client.callTool({
        name: call.tool,
        args: call.args,
        token: await context.tokens.read(),
        signal,
      });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    emitOutcome(config, call, outcome);
    return outcome;
  }

  /** Asks under the read token; a stop counts as no answer. */
  async #preview(write: PlannedWrite): Promise<PreviewOutcome> {
    const { client, context, signal } = this.#turn;
    try {
      const unconfirmed = await context.unconfirmedTools();
      if (unconfirmed.has(write.tool)) return CONFIRMATION_PENDING;
      const tool = (await this.#tools()).find(({ name }) =>
        name === write.tool
      );
      if (!tool) return { status: "unavailable" };
      return await client.previewTool({
        tool,
        args: write.args,
        token: await context.tokens.read(),
        locale: context.locale,
        signal,
      });
    } catch (error) {
      if (!signal.aborted) unlessUnavailable(error);
      return { status: "unavailable" };
    }
  }
}

const STOPPED = refuse("stopped", "The customer stopped this before it ran");

function unlessUnavailable(error: unknown): undefined {
  if (!(error instanceof McpUnavailableError)) throw error;
}

function declined(write: PendingWrite): BaseMessage {
  return resultMessage(
    write,
    refuse("declined", "The customer wrote something else; nothing was done"),
  );
}

function asksForTools(message: AIMessage): boolean {
  return (message.tool_calls?.length ?? 0) > 0 ||
    (message.invalid_tool_calls?.length ?? 0) > 0;
}

function emit(config: Config, event: AgentEvent): void {
  config.writer?.(event);
}

function emitRunning(config: Config, call: PlannedCall): void {
  const { toolCallId: id, tool: name, args } = call;
  emit(config, { type: "tool", tool: { id, name, args, status: "running" } });
}

function emitOutcome(
  config: Config,
  { toolCallId: id, tool: name, args }: PlannedCall,
  outcome: ToolOutcome,
): void {
  const status = outcome.ok ? "succeeded" : "failed";
  const result = outcome.ok ? outcome.result : outcome.error;
  emit(config, { type: "tool", tool: { id, name, args, status, result } });
}
