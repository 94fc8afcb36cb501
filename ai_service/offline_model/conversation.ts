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
import { languageOf, normalise } from "./text.ts";

/** A call of a tool and what came of it. */
export interface Result {
  tool: string;
  args: ToolArguments;
  outcome: ToolOutcome;
}

/** What the person said, and the tools that ran for it. */
export interface Turn {
  /** Normalised. */
  text: string;
  results: Result[];
}

/** A conversation, read from what any model is given. */
export interface Conversation {
  now: Date;
  timeZone: string;
  /** The language to answer in. */
  locale: Locale;
  customer: string;
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
  const facts = readPrompt(prompt?.text ?? "");
  const said = messages.filter((message) => HumanMessage.isInstance(message));
  const locale = said.map(({ text }) => languageOf(text)).findLast(Boolean);
  const [first = { text: "", results: [] }, ...rest] = readTurns(messages);
  return {
    ...facts,
    locale: locale ?? facts.locale,
    tools,
    turns: [first, ...rest],
  };
}

function readPrompt(prompt: string) {
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

function readTurns(messages: readonly BaseMessage[]): Turn[] {
  const turns: Turn[] = [];
  const args = new Map<string, ToolArguments>();
  for (const message of messages) {
    if (HumanMessage.isInstance(message)) {
      turns.push({ text: normalise(message.text), results: [] });
    }
    if (AIMessage.isInstance(message)) {
      for (const call of message.tool_calls ?? []) {
        args.set(call.id ?? "", call.args);
      }
    }
    if (ToolMessage.isInstance(message)) {
      const outcome = readToolResult(message.text);
      const id = message.tool_call_id;
      if (outcome) {
        turns.at(-1)?.results.push({
          tool: message.name ?? "",
          args: args.get(id) ?? {},
          outcome,
        });
      }
    }
  }
  return turns;
}

/** The turn that is to be answered. */
export function currentTurn({ turns }: Conversation): Turn {
  return turns.at(-1) ?? turns[0];
}

/** The newest outcome of this turn for a tool, of these arguments if given. */
export function outcomeOf(
  conversation: Conversation,
  tool: string,
  args?: ToolArguments,
): ToolOutcome | undefined {
  return currentTurn(conversation).results.findLast((result) =>
    result.tool === tool &&
    (!args || JSON.stringify(result.args) === JSON.stringify(args))
  )?.outcome;
}
