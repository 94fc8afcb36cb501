import type { UserScope } from "../../shared/contract/scopes.ts";
import type { McpTool } from "../agent/mcp_client.ts";
import type { TurnTokens } from "../agent/turn.ts";
import type { Lookups } from "./approval_words.ts";
import type { ChatDeps } from "./deps.ts";
import { isReadScope } from "../auth/mcp_token.ts";
import type { Lease } from "./lease.ts";
import type { RunJob } from "./run.ts";

/** A turn token is replaced when it has less than this left, in milliseconds. */
const SPARE_MS = 60_000;

/**
 * The tokens of one run, and the look-ups that they allow. Reads share one
 * token that holds read scopes only; each approved write gets one of its own.
 */
export function createTurnTokens(
  { mcp, mcpTokens, now, timeZone }: Pick<
    ChatDeps,
    "mcp" | "mcpTokens" | "now" | "timeZone"
  >,
  { lease, user, locale }: Pick<RunJob, "user" | "locale"> & {
    lease: Pick<Lease, "conversationId">;
  },
): { tokens: TurnTokens; lookups: () => Promise<Lookups> } {
  const { conversationId } = lease;
  const service = async () => {
    const { token } = await mcpTokens.serviceToken(["tool:list"]);
    return token;
  };
  const listTools = () => mcp.listTools(service, locale);
  let current: ReturnType<typeof mintRead> | undefined;

  async function mintRead() {
    const scopes = readScopes(await listTools());
    return await mcpTokens.turnToken(user, scopes, conversationId);
  }

  async function read(): Promise<string> {
    const minted = await current;
    const left = minted ? minted.expiresAt.getTime() - now().getTime() : 0;
    if (!minted || left < SPARE_MS) current = mintRead();
    return (await current!).token;
  }

  const tokens: TurnTokens = {
    read,
    write: async (tool, approvalId, args) => {
      const { token } = await mcpTokens.stepUpToken(
        user,
        tool.scope,
        { approvalId, args },
        conversationId,
      );
      return token;
    },
    service,
  };
  const lookups = async (): Promise<Lookups> => ({
    locale,
    timeZone,
    tools: await listTools(),
    read: async (name, args) =>
      await mcp.callTool({ name, args, token: await read() }),
  });
  return { tokens, lookups };
}

function readScopes(tools: readonly McpTool[]): UserScope[] {
  const reads = tools.filter((tool) => tool.kind === "read")
    .map((tool) => tool.scope)
    .filter(isReadScope);
  return [...new Set(reads)];
}
