import type { TokenUser } from "../../shared/contract/claims.ts";
import type { WriteAnswer } from "../agent/mcp_answer.ts";
import { type McpTool, McpUnavailableError } from "../agent/mcp_client.ts";
import type { ApprovalRecord } from "./approval.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import type { WriteDeps } from "./write_deps.ts";

type SendDeps = Pick<WriteDeps, "mcp" | "mcpTokens">;

/** Sends the write once, under a token for this call alone. */
export async function sendWrite(
  { mcp, mcpTokens }: SendDeps,
  { conversationId }: ConversationRef,
  { approval, user, tool }: {
    approval: ApprovalRecord["approval"];
    user: TokenUser;
    tool: McpTool;
  },
): Promise<WriteAnswer> {
  const { approvalId, tool: name, args } = approval;
  const call = { approvalId, args };
  const { token } = await mcpTokens.stepUpToken(
    user,
    tool.scope,
    call,
    conversationId,
  );
  return await mcp.sendWrite({ name, args, token, idempotencyKey: approvalId });
}

/** The tool of the write, undefined where the server has none of that name. */
export async function findTool(
  { mcp, mcpTokens }: SendDeps,
  { approval, locale }: ApprovalRecord,
) {
  try {
    const tools = await mcp.listTools(
      async () => (await mcpTokens.serviceToken(["tool:list"])).token,
      locale,
    );
    return tools.find(({ name }) => name === approval.tool);
  } catch (error) {
    if (error instanceof McpUnavailableError) return "unavailable";
    throw error;
  }
}

/** The answer that the server would give to a call of a tool it has not. */
export const NO_TOOL: WriteAnswer = {
  status: "refused",
  error: { code: "unknown_tool", error: "The tool is no longer there" },
  isKeyUnused: false,
};
