import type { Metrics } from "../metrics/metrics.ts";
import { ModelError } from "./model_error.ts";
import type { Agent, AgentEvent, ToolEvent } from "./turn.ts";

/** The agent, with its tool calls and its model's failures counted. */
export function measureAgent(agent: Agent, metrics: Metrics): Agent {
  return {
    stream: (...turn) => measure(agent.stream(...turn), metrics),
    pending: (context) => agent.pending(context),
    forget: (threadId, userId) => agent.forget(threadId, userId),
  };
}

async function* measure(
  events: AsyncGenerator<AgentEvent>,
  metrics: Metrics,
): AsyncGenerator<AgentEvent> {
  try {
    for await (const event of events) {
      if (event.type === "tool") countCall(event.tool, metrics);
      yield event;
    }
  } catch (error) {
    if (error instanceof ModelError) metrics.modelFailed(error.kind);
    throw error;
  }
}

/** A name that is no tool's was made up by the model, so it is no label. */
function countCall({ name, status, result }: ToolEvent, metrics: Metrics) {
  if (status === "running") return;
  const { code } = (result ?? {}) as { code?: unknown };
  const isUnknown = status === "failed" && code === "unknown_tool";
  metrics.toolCalled(isUnknown ? "unknown" : name, status);
}
