import {
  type ScriptedOpenAi,
  serveScriptedOpenAi,
} from "../../deploy/e2e/scripted_openai.ts";
import type { Script } from "../../deploy/e2e/scripted_openai.ts";
import { createLog, type Log } from "../../shared/http/log.ts";
import { openDenoKv } from "../store/deno_kv.ts";
import type { Kv } from "../store/kv.ts";
import { createAgent } from "./agent.ts";
import type { ModelTimeouts } from "./answer_clock.ts";
import type { WriteAnswer } from "./mcp_answer.ts";
import type {
  McpClient,
  McpTool,
  ToolCallRequest,
  WriteRequest,
} from "./mcp_client.ts";
import type { PreviewOutcome } from "./preview.ts";
import type { PreviewRequest } from "./preview_request.ts";
import type { ToolOutcome } from "./tool_outcome.ts";
import { loadModel, type ProviderModel } from "./models.ts";
import type {
  Agent,
  AgentEvent,
  PendingWrite,
  TurnContext,
  TurnInput,
  WriteReports,
} from "./turn.ts";

/** Monday morning at the salon. */
export const NOW = new Date("2026-11-23T10:00:00+09:00");

/** Reads `look` and `slots`, writes `book` and `cancel`. */
export const TOOLS: McpTool[] = [
  tool("look", "read", "product:read"),
  tool("slots", "read", "booking:read"),
  tool("book", "write", "booking:create"),
  tool("cancel", "write", "booking:delete"),
];

function tool(
  name: string,
  kind: McpTool["kind"],
  scope: McpTool["scope"],
): McpTool {
  const inputSchema = { type: "object", additionalProperties: true };
  const previewPath = kind === "write" ? `/previews/${name}` : undefined;
  return {
    name,
    title: name,
    description: name,
    inputSchema,
    kind,
    scope,
    previewPath,
  };
}

/** Answers a request for a preview. */
export type AnswerPreview = (
  request: PreviewRequest,
) => PreviewOutcome | Promise<PreviewOutcome>;

/** A preview that says the arguments. */
export function previewOf({ tool, args }: PreviewRequest): PreviewOutcome {
  const said = Object.entries(args).map(([label, value]) => ({
    label: `The ${label}`,
    value: String(value),
  }));
  return {
    status: "ok",
    preview: {
      title: `Confirm ${tool.name}`,
      summary: `Do ${tool.name}.`,
      details: said,
      fields: [],
    },
  };
}

/** Answers a call as the test says. */
export type AnswerCall = (
  call: ToolCallRequest,
) => ToolOutcome | Promise<ToolOutcome>;

/** Answers an attempt of a write as the test says. */
export type AnswerWrite = (
  write: WriteRequest,
) => WriteAnswer | Promise<WriteAnswer>;

/** A client that records every call, and answers as the test says. */
export class RecordingClient implements McpClient {
  /** The calls of tools that read. */
  readonly calls: ToolCallRequest[] = [];
  readonly writes: WriteRequest[] = [];
  readonly previews: PreviewRequest[] = [];
  /** Replace it to answer previews otherwise. */
  answerPreview: AnswerPreview = previewOf;
  /** Replace it to answer writes otherwise. */
  answerWrite: AnswerWrite = ({ name }) => ({
    status: "done",
    result: { did: name },
  });
  readonly #answer: AnswerCall;

  constructor(
    answer: AnswerCall = ({ name }) => ({ ok: true, result: { did: name } }),
  ) {
    this.#answer = answer;
  }

  listTools(): Promise<McpTool[]> {
    return Promise.resolve(TOOLS);
  }

  async callTool(call: ToolCallRequest): Promise<ToolOutcome> {
    this.calls.push(call);
    return await this.#answer(call);
  }

  async sendWrite(write: WriteRequest): Promise<WriteAnswer> {
    this.writes.push(write);
    return await this.answerWrite(write);
  }

  async previewTool(request: PreviewRequest): Promise<PreviewOutcome> {
    this.previews.push(request);
    return await this.answerPreview(request);
  }

  /** Names of the tools that were called, in order. */
  get names(): string[] {
    return this.calls.map(({ name }) => name);
  }
}

/** An agent on a scripted model, a recording client and an empty store. */
export interface TestAgent extends AsyncDisposable {
  agent: Agent;
  client: RecordingClient;
  server: ScriptedOpenAi;
  kv: Kv;
  /** The pauses that the agent made, in milliseconds; none takes time. */
  pauses: number[];
  /** As after a restart: a new agent on the same store. */
  restarted(): Promise<Agent>;
}

export interface TestAgentOptions {
  script: Script;
  client?: RecordingClient;
  log?: Log;
  /** Replaces the scripted model. */
  model?: ProviderModel;
  modelTimeouts?: ModelTimeouts;
  contextTokens?: number;
}

export async function createTestAgent(
  { script, client = new RecordingClient(), log = silentLog(), ...options }:
    TestAgentOptions,
): Promise<TestAgent> {
  const server = serveScriptedOpenAi(script);
  const kv = await openDenoKv({ path: ":memory:", now: () => NOW });
  const pauses: number[] = [];
  const restarted = async () =>
    createAgent({
      ...options,
      model: await loadModel(
        options.model ?? {
          provider: "openai",
          name: "scripted",
          apiKey: "none",
          baseUrl: server.baseUrl,
        },
      ),
      client,
      kv,
      now: () => NOW,
      randomId: () => crypto.randomUUID(),
      wait: (milliseconds) => Promise.resolve(void pauses.push(milliseconds)),
      log,
    });
  return {
    pauses,
    agent: await restarted(),
    client,
    server,
    kv,
    restarted,
    async [Symbol.asyncDispose]() {
      kv.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

function silentLog(): Log {
  return createLog({ service: "ai-service", write: () => {} });
}

/** A turn of Hanako's, in the thread `cnv_1`. */
export function testContext(change: Partial<TurnContext> = {}): TurnContext {
  return {
    threadId: "cnv_1",
    userId: "usr_hanako",
    user: { id: "usr_hanako", email: "hanako@example.com", name: "佐藤 花子" },
    locale: "en",
    timeZone: "Asia/Tokyo",
    tokens: testTokens("hanako"),
    reports: {},
    taps: [],
    unconfirmedTools: () => Promise.resolve(new Set()),
    ...change,
  };
}

/** Tokens whose text says what they allow. */
export function testTokens(user: string): TurnContext["tokens"] {
  return {
    read: () => Promise.resolve(`read:${user}`),
    service: () => Promise.resolve("service"),
  };
}

/** The events of a turn, summed up. */
export interface TurnSummary {
  events: AgentEvent[];
  text: string;
  /** `<tool> <status>` of every tool event. */
  tools: string[];
  writes: PendingWrite[];
}

/**
 * Runs a turn to its end: one that answers a message, or one that goes on from
 * these reports.
 */
export async function runTurn(
  agent: Agent,
  input: string | WriteReports,
  context: TurnContext = testContext(),
  signal: AbortSignal = new AbortController().signal,
): Promise<TurnSummary> {
  const turn: TurnInput = typeof input === "string"
    ? { type: "message", text: input }
    : { type: "outcomes" };
  const reports = typeof input === "string" ? context.reports : input;
  const summary: TurnSummary = { events: [], text: "", tools: [], writes: [] };
  for await (
    const event of agent.stream(turn, { ...context, reports }, { signal })
  ) {
    summary.events.push(event);
    if (event.type === "token") summary.text += event.text;
    if (event.type === "tool") {
      summary.tools.push(`${event.tool.name} ${event.tool.status}`);
    }
    if (event.type === "approvals") summary.writes = event.writes;
  }
  return summary;
}

/** The only write that waits. */
export function onlyWrite(writes: readonly PendingWrite[]): PendingWrite {
  const [write, ...more] = writes;
  if (!write || more.length > 0) {
    throw new Error(`${writes.length} writes wait`);
  }
  return write;
}

/** Reports that each of these writes was done. */
export function allDone(writes: readonly PendingWrite[]): WriteReports {
  const outcome = { ok: true as const, result: { id: "bkg_1" } };
  return Object.fromEntries(
    writes.map(({ toolCallId }) => [toolCallId, { outcome }]),
  );
}
