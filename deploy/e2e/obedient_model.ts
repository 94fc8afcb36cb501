import type { ChatMessage, ChatRequest } from "./openai_rules.ts";
import {
  type ScriptedAnswer,
  type ScriptedCall,
  type ScriptedOpenAi,
  serveScriptedOpenAi,
} from "./scripted_openai.ts";
import { readToolResult } from "../../ai_service/agent/tool_result.ts";

/** The text before the calls in a message of {@linkcode request}. */
const PREFIX = "Please call: ";

/** The message to which the model says something, and then never ends. */
export const THINK_LONG = "Please think about it for long.";

/** The message that makes the model request these calls. */
export function request(...calls: ScriptedCall[]): string {
  return PREFIX + JSON.stringify(calls);
}

/**
 * Serves a model that requests the calls in the user's message, once, and then
 * answers "Understood."
 */
export function serveObedientModel(): ScriptedOpenAi {
  return serveScriptedOpenAi(obey);
}

function obey({ messages }: ChatRequest): ScriptedAnswer {
  const last = messages.at(-1);
  if (last?.role === "user" && last.content === THINK_LONG) {
    return { text: "Let me think.", hang: true };
  }
  const calls = toolsAskedFor(last);
  return calls ? { calls } : { text: "Understood." };
}

/** The calls of a message of {@linkcode request}; undefined for any other. */
export function toolsAskedFor(
  message: ChatMessage | undefined,
): ScriptedCall[] | undefined {
  const said = message?.role === "user" ? message.content ?? "" : "";
  // Messages that were left without an answer are sent as one.
  const text = said.split("\n\n").at(-1)!;
  return text.startsWith(PREFIX)
    ? JSON.parse(text.slice(PREFIX.length))
    : undefined;
}

/** The error code in the last tool result; undefined if it is no error. */
export function lastErrorCode({ requests }: ScriptedOpenAi) {
  const last = requests.at(-1)?.messages.at(-1);
  const outcome = last?.role === "tool"
    ? readToolResult(last.content ?? "")
    : undefined;
  return outcome?.ok === false ? outcome.error.code : undefined;
}
