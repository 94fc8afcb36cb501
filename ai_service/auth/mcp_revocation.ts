import type { Log } from "../../shared/http/log.ts";
import type { McpTokens } from "./mcp_token.ts";
import { postAsService } from "./service_call.ts";
import type { TokensEnded } from "./tokens_ended.ts";

/** Dependencies of revoking tokens. */
export interface McpRevocationOptions {
  tokens: Pick<McpTokens, "serviceToken" | "listLive" | "listEndedLater">;
  /** Base address of the MCP server. */
  serverUrl: string;
  log: Log;
}

/** The user whose tokens to revoke, and the request that asks for it. */
export interface RevocationRequest {
  userId: string;
  requestId: string;
}

/** One token, or all tokens of a user that were issued until a moment. */
type Target = { jti: string } | { userId: string; issuedBefore: string };

/**
 * Asks the MCP server to refuse tokens before they expire. A sign-out succeeds
 * even if the server cannot be reached, because no token lives longer than five
 * minutes; the failure is logged.
 */
export class McpRevocation {
  readonly #options: McpRevocationOptions;

  constructor(options: McpRevocationOptions) {
    this.#options = options;
  }

  /** Revokes the user's live tokens; tokens issued later stay valid. */
  async revokeLive(request: RevocationRequest): Promise<void> {
    const jtis = await this.#options.tokens.listLive(request.userId);
    await this.#revoke(request, jtis.map((jti) => ({ jti })));
  }

  /** Revokes every token that a sign-out everywhere has ended, and no later one. */
  async revokeAll(
    request: RevocationRequest,
    ended: TokensEnded,
  ): Promise<void> {
    const { userId } = request;
    const later = await this.#options.tokens.listEndedLater(userId, ended);
    await this.#revoke(request, [
      { userId, issuedBefore: ended.until },
      ...later.map((jti) => ({ jti })),
    ]);
  }

  async #revoke(request: RevocationRequest, targets: Target[]): Promise<void> {
    if (targets.length === 0) return;
    const { log, serverUrl, tokens } = this.#options;
    const { requestId } = request;
    try {
      const { token } = await tokens.serviceToken(["token:revoke"]);
      await Promise.all(
        targets.map((body) =>
          postAsService({
            serverUrl,
            path: "token/revoke",
            token,
            body,
            requestId,
          })
        ),
      );
      log.info("mcp_tokens_revoked", { ...request, count: targets.length });
    } catch (cause) {
      log.error("mcp_tokens_not_revoked", { ...request, cause });
    }
  }
}
