/** The parts of a chat completion request that the rules check. */
export interface ChatRequest {
  model: string;
  stream?: boolean;
  messages: ChatMessage[];
  tools?: { type: string; function: { name: string; parameters?: unknown } }[];
}

/** A message of a request. */
export interface ChatMessage {
  role: string;
  content?: string | null;
  tool_calls?: {
    id: string;
    type: string;
    function: { name: string; arguments: string };
  }[];
  tool_call_id?: string;
}

const NAME = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * The first problem for which OpenAI would refuse the request with 400; undefined
 * if there is none (API reference, "Create chat completion").
 */
export function problemWithRequest(request: ChatRequest): string | undefined {
  if (request.messages.length === 0) return "messages is empty";
  const badTool = request.tools?.find((tool) => !NAME.test(tool.function.name));
  if (badTool) return `tool name "${badTool.function.name}" is invalid`;
  return problemWithMessages(request.messages);
}

/** As {@linkcode problemWithRequest}, for the messages only. */
export function problemWithMessages(
  messages: readonly ChatMessage[],
): string | undefined {
  let awaited = new Set<string>();
  for (const [index, message] of messages.entries()) {
    const at = `messages[${index}]`;
    if (message.role === "tool") {
      if (!awaited.delete(message.tool_call_id ?? "")) {
        return `${at} is a tool result without a preceding call`;
      }
      continue;
    }
    if (awaited.size > 0) return `${at} comes before a tool call's result`;
    const problem = problemWithMessage(message);
    if (problem) return `${at} ${problem}`;
    const ids = message.tool_calls?.map(({ id }) => id) ?? [];
    awaited = new Set(ids);
    if (awaited.size < ids.length) return `${at} has two calls of one id`;
  }
  return awaited.size > 0 ? "a tool call has no result" : undefined;
}

function problemWithMessage(message: ChatMessage): string | undefined {
  const { role, content, tool_calls: calls } = message;
  if (!["system", "developer", "user", "assistant"].includes(role)) {
    return `has the unknown role "${role}"`;
  }
  if (!calls) return content ? undefined : "has no content";
  if (calls.length === 0) return "has an empty list of tool calls";
  for (const { id, function: { name, arguments: args } } of calls) {
    if (id === "" || id.length > 40) return `has the tool call id "${id}"`;
    if (!NAME.test(name)) return `calls a tool of the invalid name "${name}"`;
    if (typeof args !== "string") return "has arguments that are no text";
  }
}
