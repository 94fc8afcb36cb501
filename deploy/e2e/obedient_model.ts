import type { ChatRequest } from "./openai_rules.ts";
import {
  type ScriptedAnswer,
  type ScriptedCall,
  type ScriptedOpenAi,
  serveScriptedOpenAi,
} from "./scripted_openai.ts";
import { readToolResult } from "../../ai_service/agent/tool_result.ts";

/** The text behind the calls in a message of {@linkcode request}. */
const MARK = "Please call: ";

/** The message that makes the obedient model ask for these calls. */
export function request(...calls: ScriptedCall[]): string {
  return MARK + JSON.stringify(calls);
}

/**
 * Serves a model that asks for exactly the calls that the person's message
 * names, once, and then says "Understood."
 */
export function serveObedientModel(): ScriptedOpenAi {
  return serveScriptedOpenAi(obey);
}

function obey({ messages }: ChatRequest): ScriptedAnswer {
  const last = messages.at(-1);
  const text = last?.role === "user" ? last.content ?? "" : "";
  return text.startsWith(MARK)
    ? { calls: JSON.parse(text.slice(MARK.length)) }
    : { text: "Understood." };
}

/** The code of the error that the model read last; undefined for a result. */
export function lastErrorCode({ requests }: ScriptedOpenAi) {
  const last = requests.at(-1)?.messages.at(-1);
  const outcome = last?.role === "tool"
    ? readToolResult(last.content ?? "")
    : undefined;
  return outcome?.ok === false ? outcome.error.code : undefined;
}
