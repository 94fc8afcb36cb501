import {
  AIMessage,
  type BaseMessage,
  HumanMessage,
  ToolMessage,
} from "@langchain/core/messages";
import { resultMessage, toolResultText } from "./tool_result.ts";
import type { TappedCall, WriteReports } from "./turn.ts";

/**
 * A history that every provider accepts: it starts with a person's message,
 * and each tool call has exactly one result, directly after its message. A call
 * without a result gets one that says so. Results without a call, second results
 * and blank answers are dropped.
 */
export function repairHistory(messages: readonly BaseMessage[]): BaseMessage[] {
  const repaired: BaseMessage[] = [];
  messages.forEach((message, index) => {
    if (HumanMessage.isInstance(message)) repaired.push(message);
    if (!AIMessage.isInstance(message)) return;
    const calls = message.tool_calls ?? [];
    if (calls.length > 0) {
      const behind = resultsBehind(messages, index);
      repaired.push(...withResults(message, behind));
    } else if (!isBlank(message)) {
      repaired.push(new AIMessage(message.text));
    }
  });
  return fromFirstTurn(repaired);
}

/** The tool messages between this message and the next one of the model. */
function resultsBehind(
  messages: readonly BaseMessage[],
  index: number,
): ToolMessage[] {
  const results: ToolMessage[] = [];
  for (const message of messages.slice(index + 1)) {
    if (AIMessage.isInstance(message)) break;
    if (ToolMessage.isInstance(message)) results.push(message);
  }
  return results;
}

function withResults(
  message: AIMessage,
  results: readonly ToolMessage[],
): BaseMessage[] {
  const left = [...results];
  const taken = new Set<string>();
  const calls = (message.tool_calls ?? []).map((call, index) => {
    const given = call.id ?? "";
    const position = left.findIndex((result) => result.tool_call_id === given);
    const result = position < 0 ? undefined : left.splice(position, 1)[0];
    const id = given === "" || taken.has(given)
      ? `${given || "call"}_${index}`
      : given;
    taken.add(id);
    return { call: { ...call, id }, result };
  });
  return [
    new AIMessage({
      content: isBlank(message) ? "" : message.text,
      tool_calls: calls.map(({ call }) => call),
    }),
    ...calls.map(({ call, result }) =>
      new ToolMessage({
        tool_call_id: call.id,
        name: call.name,
        content: result?.text ?? unknownResult(call.name),
        status: result?.status ?? "error",
      })
    ),
  ];
}

/** Some providers refuse every history with a text of nothing but spaces. */
function isBlank({ text }: AIMessage): boolean {
  return text.trim() === "";
}

function unknownResult(tool: string): string {
  return toolResultText(tool, {
    ok: false,
    error: {
      code: "no_result",
      error: "This call was stopped; do not assume that it was carried out",
    },
  });
}

function fromFirstTurn(messages: BaseMessage[]): BaseMessage[] {
  const first = messages.findIndex((message) =>
    HumanMessage.isInstance(message)
  );
  return first < 0 ? [] : messages.slice(first);
}

/**
 * The messages with the results of these calls replaced by what is known now: a
 * model must not go on from an outcome that has turned out otherwise.
 */
export function withReports(
  messages: readonly BaseMessage[],
  reports: WriteReports,
): BaseMessage[] {
  return messages.map((message) => {
    if (!ToolMessage.isInstance(message)) return message;
    const { tool_call_id: toolCallId, name = "unknown" } = message;
    const report = reports[toolCallId];
    return report
      ? resultMessage(
        { toolCallId, tool: name },
        report.outcome,
        report.changedArguments,
      )
      : message;
  });
}

/**
 * A tap as a turn in which the model made the call, so that it can refer to the
 * result as to any other.
 */
export function tapMessages(
  { id, saidAs, toolCallId, tool, args, report }: TappedCall,
): BaseMessage[] {
  const call = { type: "tool_call" as const, id: toolCallId, name: tool, args };
  return [
    new HumanMessage({ content: saidAs, id }),
    new AIMessage({ content: "", tool_calls: [call] }),
    resultMessage(
      { toolCallId, tool },
      report.outcome,
      report.changedArguments,
    ),
  ];
}

/**
 * The messages before the first one that the person wrote with this id or a
 * later one; ids sort by time. All of them where the id is undefined.
 */
export function beforeMessage(
  messages: readonly BaseMessage[],
  id: string | undefined,
): readonly BaseMessage[] {
  if (id === undefined) return messages;
  const first = messages.findIndex((message) =>
    HumanMessage.isInstance(message) && message.id !== undefined &&
    message.id >= id
  );
  return first < 0 ? messages : messages.slice(0, first);
}
