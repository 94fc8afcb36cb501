import {
  type ScriptedOpenAi,
  serveScriptedOpenAi,
} from "../../deploy/e2e/scripted_openai.ts";
import type { Script } from "../../deploy/e2e/scripted_openai.ts";
import { openDenoKv } from "../store/deno_kv.ts";
import type { Kv } from "../store/kv.ts";
import { createAgent } from "./agent.ts";
import type { McpClient, McpTool, ToolCallRequest } from "./mcp_client.ts";
import type { PreviewOutcome } from "./preview.ts";
import type { PreviewRequest } from "./preview_request.ts";
import type { ToolOutcome } from "./tool_outcome.ts";
import { loadModel } from "./models.ts";
import type {
  Agent,
  AgentEvent,
  Decision,
  PendingWrite,
  TurnContext,
  TurnInput,
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

/** A client that records every call, and answers as the test says. */
export class RecordingClient implements McpClient {
  readonly calls: ToolCallRequest[] = [];
  readonly previews: PreviewRequest[] = [];
  /** Replace it to answer previews otherwise. */
  answerPreview: AnswerPreview = previewOf;
  readonly #answer: (
    call: ToolCallRequest,
  ) => ToolOutcome | Promise<ToolOutcome>;

  constructor(
    answer: (call: ToolCallRequest) => ToolOutcome | Promise<ToolOutcome> = (
      { name },
    ) => ({ ok: true, result: { did: name } }),
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

  async previewTool(request: PreviewRequest): Promise<PreviewOutcome> {
    this.previews.push(request);
    return await this.answerPreview(request);
  }

  /** Names of the tools that were called, in order. */
  get names(): string[] {
    return this.calls.map(({ name }) => name);
  }

  /** The calls that can change something. */
  get writes(): ToolCallRequest[] {
    const kinds = new Map(TOOLS.map(({ name, kind }) => [name, kind]));
    return this.calls.filter(({ name }) => kinds.get(name) !== "read");
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
}

export async function createTestAgent(
  { script, client = new RecordingClient() }: TestAgentOptions,
): Promise<TestAgent> {
  const server = serveScriptedOpenAi(script);
  const kv = await openDenoKv({ path: ":memory:", now: () => NOW });
  const pauses: number[] = [];
  const restarted = async () =>
    createAgent({
      model: await loadModel({
        provider: "openai",
        name: "scripted",
        apiKey: "none",
        baseUrl: server.baseUrl,
      }),
      client,
      kv,
      now: () => NOW,
      randomId: () => crypto.randomUUID(),
      wait: (milliseconds) => Promise.resolve(void pauses.push(milliseconds)),
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

/** A turn of Hanako's, in the thread `cnv_1`. */
export function testContext(change: Partial<TurnContext> = {}): TurnContext {
  return {
    threadId: "cnv_1",
    userId: "usr_hanako",
    user: { id: "usr_hanako", email: "hanako@example.com", name: "佐藤 花子" },
    locale: "en",
    timeZone: "Asia/Tokyo",
    tokens: testTokens("hanako"),
    ...change,
  };
}

/** Tokens whose text names the calls that they allow. */
export function testTokens(user: string): TurnContext["tokens"] {
  return {
    read: () => Promise.resolve(`read:${user}`),
    write: (tool, approvalId, args) =>
      Promise.resolve(
        `write:${user}:${tool.scope}:${approvalId}:${JSON.stringify(args)}`,
      ),
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

/** Runs a turn to its end. */
export async function runTurn(
  agent: Agent,
  input: string | Record<string, Decision>,
  context: TurnContext = testContext(),
  signal: AbortSignal = new AbortController().signal,
): Promise<TurnSummary> {
  const turn: TurnInput = typeof input === "string"
    ? { type: "message", text: input }
    : { type: "decisions", decisions: input };
  const summary: TurnSummary = { events: [], text: "", tools: [], writes: [] };
  for await (const event of agent.stream(turn, context, { signal })) {
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
