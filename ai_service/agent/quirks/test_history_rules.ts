import {
  type ChatRequest,
  problemWithRequest,
} from "../../../deploy/e2e/openai_rules.ts";

/** A message of Anthropic's wire. */
interface AnthropicMessage {
  role: string;
  content: string | AnthropicBlock[];
}

interface AnthropicBlock {
  type: string;
  text?: string;
  id?: string;
  tool_use_id?: string;
  content?: unknown;
}

/** The first problem of a request's history; undefined if there is none. */
export function historyProblem(
  wire: "openai" | "anthropic",
  request: Record<string, unknown>,
): string | undefined {
  return wire === "openai"
    ? openAiProblem(request as unknown as ChatRequest)
    : anthropicProblem(request.messages as AnthropicMessage[]);
}

/** Stricter than OpenAI: a person speaks first and last, and nothing is blank. */
function openAiProblem(request: ChatRequest): string | undefined {
  const problem = problemWithRequest(request);
  if (problem) return problem;
  const roles = request.messages.map(({ role }) => role);
  const order = roles.map((role) => role[0]).join("");
  if (!/^s(ua(t+a)*(t+)?)*u?$/.test(order)) return `roles are ${order}`;
  if (!/[ut]$/.test(order)) return `the last role is ${roles.at(-1)}`;
  const blank = request.messages.findIndex(({ content, tool_calls }) =>
    !tool_calls && (content ?? "").trim() === ""
  );
  return blank < 0 ? undefined : `messages[${blank}] is blank`;
}

/** API reference, "Messages", and its guide to tool use. */
function anthropicProblem(
  messages: readonly AnthropicMessage[],
): string | undefined {
  let awaited: string[] = [];
  for (const [index, { role, content }] of messages.entries()) {
    const at = `messages[${index}]`;
    const isPerson = index % 2 === 0;
    if (role !== (isPerson ? "user" : "assistant")) return `${at} is ${role}'s`;
    const blocks = blocksOf(content);
    if (blocks.length === 0) return `${at} has no content`;
    if (blocks.some(isBlank)) return `${at} has blank text`;
    const results = blocks.filter(({ type }) => type === "tool_result");
    const answered = results.map(({ tool_use_id: id }) => id ?? "");
    if (answered.sort().join() !== awaited.sort().join()) {
      return `${at} has results of [${answered}], awaited were [${awaited}]`;
    }
    // Results come first in a person's message.
    if (blocks.slice(0, results.length).some(({ type }) => type === "text")) {
      return `${at} has text before a result`;
    }
    const uses = blocks.filter(({ type }) => type === "tool_use");
    awaited = uses.map(({ id }) => id ?? "");
    if (new Set(awaited).size < awaited.length) return `${at} repeats an id`;
    if (awaited.some((id) => !/^[A-Za-z0-9_-]+$/.test(id))) {
      return `${at} has a malformed id`;
    }
  }
  if (awaited.length > 0) return "a call has no result";
  return messages.at(-1)?.role === "user" ? undefined : "an answer is the last";
}

function blocksOf(content: AnthropicMessage["content"]): AnthropicBlock[] {
  return typeof content === "string"
    ? [{ type: "text", text: content }]
    : content;
}

function isBlank({ type, text = "" }: AnthropicBlock): boolean {
  return type === "text" && text.trim() === "";
}
