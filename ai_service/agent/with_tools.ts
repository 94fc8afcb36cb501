import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { McpTool } from "./mcp_client.ts";
import { toModelTool } from "./tools.ts";

/** A chat model that can be given tools. */
export type ChatModel = BaseChatModel & {
  bindTools: NonNullable<BaseChatModel["bindTools"]>;
};

/** The newest list of tools, and the model with it. */
type BoundTools = [
  tools: readonly McpTool[],
  bound: ReturnType<ChatModel["bindTools"]>,
];

/** By locale there are few lists; older ones are never asked for again. */
const KEPT = 4;

const bound = new WeakMap<ChatModel, BoundTools[]>();

/**
 * The model with these tools. A provider's library makes a new client of its
 * own for each, so it is kept as long as the same list is used.
 */
export function withTools(
  model: ChatModel,
  tools: readonly McpTool[],
): ReturnType<ChatModel["bindTools"]> {
  const kept = bound.get(model) ?? [];
  const known = kept.find(([list]) => list === tools);
  if (known) return known[1];
  const made = bind(model, tools);
  bound.set(model, [[tools, made] as BoundTools, ...kept].slice(0, KEPT));
  return made;
}

function bind(model: ChatModel, tools: readonly McpTool[]) {
  const made = model.bindTools(tools.map(toModelTool));
  // Some libraries make a new model, which does not call those of the old one.
  if (made instanceof BaseChatModel && model.callbacks) {
    made.callbacks ??= model.callbacks;
  }
  return made;
}
