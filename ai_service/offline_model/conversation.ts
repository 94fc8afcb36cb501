import {
  AIMessage,
  type BaseMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
} from "@langchain/core/messages";
import type { ToolOutcome } from "../agent/tool_outcome.ts";
import { readToolResult } from "../agent/tool_result.ts";
import type { ToolArguments } from "../agent/turn.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import { isWrite } from "./call.ts";

/** A call of a tool and its outcome. */
export interface Result {
  tool: string;
  args: ToolArguments;
  outcome: ToolOutcome;
}

/** A message of the person, and the tools that ran for it. */
export interface Turn {
  text: string;
  results: Result[];
  /** Whether the model said something after the last result. */
  isAnswered: boolean;
}

/** The request's facts, as the system prompt states them. */
export interface Facts {
  now: Date;
  timeZone: string;
  /** The language of the site. */
  locale: Locale;
  customer: string;
}

/** A conversation, read from what any model is given. */
export interface Conversation extends Facts {
  /** Names of the tools that can be called. */
  tools: ReadonlySet<string>;
  /** The last one is the current one. */
  turns: [Turn, ...Turn[]];
}

/** Reads the messages of a request. */
export function readConversation(
  messages: readonly BaseMessage[],
  tools: ReadonlySet<string>,
): Conversation {
  const prompt = messages.find((message) => SystemMessage.isInstance(message));
  const [first = newTurn(""), ...rest] = readTurns(messages);
  return { ...readPrompt(prompt?.text ?? ""), tools, turns: [first, ...rest] };
}

function readPrompt(prompt: string): Facts {
  const line = (name: string) =>
    new RegExp(`^${name}: (\\S.*)$`, "m").exec(prompt)?.[1] ?? "";
  const now = new Date(line("Now").split(" ")[0] ?? "");
  if (Number.isNaN(now.getTime())) {
    throw new TypeError("The system prompt does not say what time it is");
  }
  return {
    now,
    timeZone: line("Time zone") || "UTC",
    locale: line("Language") === "ja" ? "ja" as const : "en" as const,
    customer: JSON.parse(line("Customer") || '""') as string,
  };
}

function newTurn(text: string): Turn {
  return { text, results: [], isAnswered: false };
}

function readTurns(messages: readonly BaseMessage[]): Turn[] {
  const turns: Turn[] = [];
  const args = new Map<string, ToolArguments>();
  for (const message of messages) {
    if (HumanMessage.isInstance(message)) turns.push(newTurn(message.text));
    const turn = turns.at(-1);
    if (!turn) continue;
    if (AIMessage.isInstance(message)) {
      const calls = message.tool_calls ?? [];
      for (const call of calls) args.set(call.id ?? "", call.args);
      turn.isAnswered = calls.length === 0;
    }
    if (ToolMessage.isInstance(message)) {
      turn.isAnswered = false;
      turn.results.push(...readResult(message, args));
    }
  }
  return turns;
}

function readResult(
  message: ToolMessage,
  args: ReadonlyMap<string, ToolArguments>,
): Result[] {
  const outcome = readToolResult(message.text);
  const tool = message.name ?? "";
  if (!outcome) return [];
  return [{ tool, args: args.get(message.tool_call_id) ?? {}, outcome }];
}

/** The changes that were asked for in a turn, and their outcomes. */
export function changesOf({ results }: Turn): Result[] {
  return results.filter(({ tool }) => isWrite(tool));
}
