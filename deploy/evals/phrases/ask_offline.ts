import {
  AIMessage,
  type BaseMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
} from "@langchain/core/messages";
import type { McpTool } from "../../../ai_service/agent/mcp_client.ts";
import { systemPrompt } from "../../../ai_service/agent/prompts.ts";
import { refuse } from "../../../ai_service/agent/tool_outcome.ts";
import { toolResultText } from "../../../ai_service/agent/tool_result.ts";
import { toModelTool } from "../../../ai_service/agent/tools.ts";
import type { ToolArguments } from "../../../ai_service/agent/turn.ts";
import { OfflineModel } from "../../../ai_service/offline_model/model.ts";
import { operations } from "../../../mcp_server/slices.ts";
import { localIso } from "./calendar.ts";
import { refusalOf } from "./preview.ts";
import { type Phrase, unmarked } from "./phrase.ts";
import { answerRead } from "./salon.ts";

/** A call that a model asked for. */
export interface Call {
  tool: string;
  args: ToolArguments;
}

/** What a model did about a phrase. */
export interface Reaction {
  /** The writes it asked for; it is stopped there, as it is by a card. */
  cards: Call[];
  /** Names of the tools that it read. */
  reads: string[];
  text: string;
}

const MAX_ROUNDS = 8;
const DECLINED = refuse(
  "declined",
  "The customer wrote something else; nothing was done",
);

const TOOLS: McpTool[] = operations
  .filter(({ audience }) => audience === "user")
  .map(({ noun, verb, kind, scope }) => ({
    name: `${noun}_${verb}`,
    title: `${noun}_${verb}`,
    description: "",
    inputSchema: { type: "object" },
    kind,
    scope: scope as McpTool["scope"],
    previewPath: undefined,
  }));
const MODEL_TOOLS = TOOLS.map(toModelTool);
const WRITES = new Set(
  TOOLS.filter(({ kind }) => kind === "write").map(({ name }) => name),
);

/**
 * Says a phrase to the offline model, with the demo's salon in memory, behind
 * what was said before. The next message declines the cards that wait.
 */
export async function askOffline(phrase: Phrase): Promise<Reaction> {
  const messages: BaseMessage[] = [new SystemMessage(promptOf(phrase))];
  const { before = [], text } = phrase;
  for (const earlier of before) await say(messages, earlier, phrase);
  return await say(messages, text, phrase);
}

/** Adds a text and the whole answer to the messages. */
async function say(
  messages: BaseMessage[],
  text: string,
  phrase: Phrase,
): Promise<Reaction> {
  messages.push(new HumanMessage(unmarked(text)));
  const reads: string[] = [];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const said = await invoke(messages);
    const { text, calls } = said;
    messages.push(...answered(said, phrase, messages.length));
    const writes = calls.filter(({ tool }) => WRITES.has(tool));
    // As in the graph: if one write is refused, none becomes a card.
    const isRefused = writes.some((call) => refusalOf(call, phrase));
    const cards = isRefused ? [] : writes;
    if (cards.length > 0 || calls.length === 0) return { cards, reads, text };
    reads.push(...calls.map(({ tool }) => tool));
  }
  return { cards: [], reads, text: "" };
}

function promptOf({ language, now }: Phrase): string {
  const user = { id: "usr_1", email: null, name: "花子" };
  const context = { locale: language, timeZone: "Asia/Tokyo", user };
  const moment = new Date(localIso(now.day, now.minutes));
  return systemPrompt(context, { now: moment, tools: TOOLS });
}

interface Said {
  text: string;
  calls: Call[];
}

/** Reads the stream itself, since many thousand phrases are asked. */
async function invoke(messages: BaseMessage[]): Promise<Said> {
  const said: Said = { text: "", calls: [] };
  const options = { tools: MODEL_TOOLS } as never;
  const chunks = new OfflineModel()._streamResponseChunks(messages, options);
  for await (const { text, message } of chunks) {
    said.text += text;
    const { tool_call_chunks = [] } = message as {
      tool_call_chunks?: { name?: string; args?: string }[];
    };
    for (const { name = "", args = "{}" } of tool_call_chunks) {
      said.calls.push({ tool: name, args: JSON.parse(args) });
    }
  }
  return said;
}

function answered(
  { text, calls }: Said,
  phrase: Phrase,
  number: number,
): BaseMessage[] {
  const withIds = calls.map(({ tool, args }, index) => ({
    id: `call_${number}_${index}`,
    name: tool,
    args,
  }));
  const results = withIds.map(({ id, name, args }) => {
    const call = { tool: name, args };
    const outcome = WRITES.has(name)
      ? refusalOf(call, phrase) ?? DECLINED
      : answerRead(name, args, phrase);
    const content = toolResultText(name, outcome);
    return new ToolMessage({ tool_call_id: id, name, content });
  });
  return [new AIMessage({ content: text, tool_calls: withIds }), ...results];
}
