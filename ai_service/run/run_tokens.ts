import type { UserScope } from "../../shared/contract/scopes.ts";
import type { MintedToken } from "../../shared/contract/sign.ts";
import type { McpTool } from "../agent/mcp_client.ts";
import type { TurnTokens } from "../agent/turn.ts";
import { isReadScope } from "../auth/mcp_token.ts";
import type { Actor } from "../conversation/actor.ts";
import type { ExecutionDeps } from "./deps.ts";

/** A read token is replaced when it has less than this left, in milliseconds. */
const SPARE_MS = 60_000;

type TokenDeps = Pick<ExecutionDeps, "mcp" | "mcpTokens" | "now">;

/** The tokens of one run, or of a tap. Its reads share one, which holds read scopes only. */
export class RunTokens implements TurnTokens {
  readonly #deps: TokenDeps;
  readonly #actor: Actor;
  readonly #conversationId: string | null;
  #minted: Promise<MintedToken> | undefined;

  /** @param conversationId Null where the calls are of no conversation. */
  constructor(deps: TokenDeps, actor: Actor, conversationId: string | null) {
    this.#deps = deps;
    this.#actor = actor;
    this.#conversationId = conversationId;
  }

  service = async (): Promise<string> => {
    const { token } = await this.#deps.mcpTokens.serviceToken(["tool:list"]);
    return token;
  };

  read = async (): Promise<string> => {
    const minted = await this.#minted;
    const now = this.#deps.now().getTime();
    const left = minted ? minted.expiresAt.getTime() - now : 0;
    if (left < SPARE_MS) this.#minted = this.#mintRead();
    return (await this.#minted!).token;
  };

  async #mintRead(): Promise<MintedToken> {
    return await this.#deps.mcpTokens.turnToken(
      this.#actor.user,
      readScopes(await this.#listTools()),
      this.#conversationId,
    );
  }

  #listTools(): Promise<McpTool[]> {
    return this.#deps.mcp.listTools(this.service, this.#actor.locale);
  }
}

function readScopes(tools: readonly McpTool[]): UserScope[] {
  const reads = tools.filter((tool) => tool.kind === "read")
    .map((tool) => tool.scope)
    .filter(isReadScope);
  return [...new Set(reads)];
}
