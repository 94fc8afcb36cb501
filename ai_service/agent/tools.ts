import { AIMessage, type ToolCall } from "@langchain/core/messages";
import { argumentsFit } from "./arguments.ts";
import type { McpTool } from "./mcp_client.ts";
import { withoutExpected } from "./preview.ts";
import { BESIDE_REFUSED } from "./preview_writes.ts";
import type { PlannedCall, PlannedWrite } from "./state.ts";
import { refuse, type ToolOutcome } from "./tool_outcome.ts";
import type { ToolArguments } from "./turn.ts";

/** More calls than this in one answer are refused; see `ANSWER_LIMITS`, too. */
const MAX_CALLS_PER_ROUND = 8;

/** The calls that a model asked for, sorted by how they are handled. */
export interface Plan {
  /** The model's message, with the ids that this service has made. */
  message: AIMessage;
  reads: PlannedCall[];
  writes: PlannedWrite[];
  /** Calls that are never made, each with the reason. */
  refused: { call: PlannedCall; outcome: ToolOutcome }[];
}

/**
 * Sorts a model's calls into reads, writes and refusals. Models reuse and omit
 * ids, so each call gets a new one, and each write its approval id. If one
 * write is refused, all are: half of what was meant may be the wrong half.
 *
 * @param randomId Makes a UUID.
 */
export function planCalls(
  message: AIMessage,
  tools: readonly McpTool[],
  randomId: () => string,
): Plan {
  const plan: Plan = { message, reads: [], writes: [], refused: [] };
  let refusesWrite = false;
  const calls = callsOf(message).map((call, index) => {
    const args = isObject(call.args) ? withoutExpected(call.args) : {};
    const planned = {
      toolCallId: toToolCallId(randomId()),
      tool: call.name.replaceAll(/[^A-Za-z0-9_-]/g, "_").slice(0, 64) ||
        "unknown",
      args: argumentsFit(args) ? args : {},
    };
    const tool = tools.find((tool) => tool.name === call.name);
    const problem = problemWith(call, tool, index);
    if (problem) {
      plan.refused.push({ call: planned, outcome: problem });
      refusesWrite ||= tool?.kind === "write";
    } else if (tool?.kind === "read") plan.reads.push(planned);
    else plan.writes.push({ ...planned, approvalId: randomId() });
    return planned;
  });
  if (refusesWrite) {
    for (const call of plan.writes.splice(0)) {
      plan.refused.push({ call, outcome: BESIDE_REFUSED });
    }
  }
  plan.message = new AIMessage({
    content: message.text,
    tool_calls: calls.map(({ toolCallId, tool, args }) => ({
      type: "tool_call" as const,
      id: toolCallId,
      name: tool,
      args,
    })),
  });
  return plan;
}

/** A tool call id of 37 characters; providers accept up to 40. */
export function toToolCallId(uuid: string): string {
  return `call_${uuid.replaceAll("-", "")}`;
}

interface RawCall {
  name: string;
  args: unknown;
}

function callsOf(message: AIMessage): RawCall[] {
  const valid: ToolCall[] = message.tool_calls ?? [];
  const invalid = message.invalid_tool_calls ?? [];
  return [
    ...valid,
    ...invalid.map(({ name, args }) => ({ name: name ?? "", args })),
  ];
}

function problemWith(
  call: RawCall,
  tool: McpTool | undefined,
  index: number,
): ToolOutcome | undefined {
  if (!tool) return refuse("unknown_tool", "There is no tool of that name");
  if (!isObject(call.args)) {
    return refuse("invalid_arguments", "The arguments are not a JSON object");
  }
  if (!argumentsFit(call.args)) {
    return refuse("invalid_arguments", "The arguments are too long");
  }
  if (index >= MAX_CALLS_PER_ROUND) {
    return refuse("too_many_calls", "Too many calls at once; ask for fewer");
  }
}

function isObject(value: unknown): value is ToolArguments {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A tool in the format that every provider's adapter accepts. */
export function toModelTool({ name, description, inputSchema }: McpTool) {
  const { $schema: _, ...parameters } = inputSchema;
  return {
    type: "function" as const,
    function: { name, description, parameters },
  };
}
