import { notFound } from "../../shared/http/errors.ts";
import { type McpTool, McpUnavailableError } from "../agent/mcp_client.ts";
import type { ToolOutcome } from "../agent/tool_outcome.ts";
import type { ToolArguments } from "../agent/turn.ts";
import type { Actor } from "../conversation/actor.ts";
import type { RunDeps } from "./deps.ts";
import type { RunTokens } from "./run_tokens.ts";
import { toolUnavailable } from "./tool_refusal.ts";

/** Longest wait of a person for a read that they tapped, in milliseconds. */
const READ_TIMEOUT = 10_000;

/** Dependencies of calls that no model makes. */
export type ToolDeps = Pick<RunDeps, "mcp" | "mcpTokens" | "now">;

/**
 * The tool of that name.
 *
 * @throws {ApiError} 404, or 503 where the server is away.
 */
export async function findTool(
  { mcp }: ToolDeps,
  { locale }: Actor,
  tokens: RunTokens,
  name: string,
): Promise<McpTool> {
  const tools = await mcp.listTools(tokens.service, locale)
    .catch(unavailableInstead);
  const tool = tools.find((tool) => tool.name === name);
  if (!tool) throw notFound("Tool");
  return tool;
}

/**
 * Calls a tool that reads, under a token of read scopes only.
 *
 * @throws {ApiError} 503 where the server does not answer in time.
 */
export async function callRead(
  { mcp }: ToolDeps,
  tokens: RunTokens,
  call: { name: string; args: ToolArguments },
): Promise<ToolOutcome> {
  const token = await tokens.read().catch(unavailableInstead);
  const signal = AbortSignal.timeout(READ_TIMEOUT);
  try {
    return await mcp.callTool({ ...call, token, signal });
  } catch (error) {
    if (!signal.aborted) throw error;
    throw toolUnavailable();
  }
}

function unavailableInstead(error: unknown): never {
  throw error instanceof McpUnavailableError ? toolUnavailable() : error;
}
