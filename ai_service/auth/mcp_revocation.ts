import type { Log } from "../../shared/http/log.ts";
import type { McpTokens } from "./mcp_token.ts";

/** What revoking needs from the outside. */
export interface McpRevocationOptions {
  tokens: Pick<McpTokens, "serviceToken" | "listLive">;
  /** Base address of the MCP server. */
  serverUrl: string;
  log: Log;
  now: () => Date;
}

/** Whose tokens, and in which request that is wanted. */
export interface RevocationRequest {
  userId: string;
  requestId: string;
}

/** One token, or all of a user's that were issued until a moment. */
type Target = { jti: string } | { userId: string; issuedBefore: string };

/** A sign-out waits no longer than this, in milliseconds. */
const TIMEOUT_MS = 3_000;

/**
 * Has the MCP server refuse tokens that have not expired. Where it cannot be
 * reached a sign-out goes on all the same: no token lives longer than five
 * minutes, and the log tells.
 */
export class McpRevocation {
  readonly #options: McpRevocationOptions;

  constructor(options: McpRevocationOptions) {
    this.#options = options;
  }

  /** Revokes the user's tokens that are alive; one issued from now on is good. */
  async revokeLive(request: RevocationRequest): Promise<void> {
    const jtis = await this.#options.tokens.listLive(request.userId);
    await this.#revoke(request, jtis.map((jti) => ({ jti })));
  }

  /** Revokes all that the user was ever issued, up to the present second. */
  async revokeAll(request: RevocationRequest): Promise<void> {
    const { userId } = request;
    const issuedBefore = this.#options.now().toISOString();
    await this.#revoke(request, [{ userId, issuedBefore }]);
  }

  async #revoke(request: RevocationRequest, targets: Target[]): Promise<void> {
    if (targets.length === 0) return;
    const { log, tokens } = this.#options;
    try {
      const { token } = await tokens.serviceToken(["token:revoke"]);
      await Promise.all(
        targets.map((target) => this.#ask(target, token, request.requestId)),
      );
      log.info("mcp_tokens_revoked", { ...request, count: targets.length });
    } catch (cause) {
      log.error("mcp_tokens_not_revoked", { ...request, cause });
    }
  }

  async #ask(target: Target, token: string, requestId: string): Promise<void> {
    const url = new URL("/mcp/tools/token/revoke", this.#options.serverUrl);
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "Authorization": `Bearer ${token}`,
        "Content-Type": "application/json",
        "X-Request-Id": requestId,
      },
      body: JSON.stringify(target),
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    if (response.ok) return;
    throw new Error(`The MCP server answered ${response.status}`);
  }
}
