import {
  CLOCK_SKEW_SECONDS,
  type TokenUser,
} from "../../shared/contract/claims.ts";
import { hashArguments } from "../../shared/contract/hash_arguments.ts";
import type { ServiceScope, UserScope } from "../../shared/contract/scopes.ts";
import type { MintedToken, TokenSigner } from "../../shared/contract/sign.ts";
import { mcpTokenKey, mcpTokensPrefix } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";

/** Whether calls under `scope` only read. */
export function isReadScope(scope: UserScope): boolean {
  return scope.endsWith(":read");
}

/** The record of an issued token, without the token itself. */
export interface IssuedToken {
  scope: readonly UserScope[];
  /** ISO 8601. */
  issuedAt: string;
  expiresAt: string;
  conversationId: string;
}

/** The one approved call that a step-up token is for. */
export interface ApprovedCall {
  /** The call's idempotency key. */
  approvalId: string;
  args: unknown;
}

/** Mints the tokens for calls to the MCP server. */
export class McpTokens {
  readonly #signer: TokenSigner;
  readonly #kv: Kv;
  readonly #now: () => Date;

  constructor(
    options: { signer: TokenSigner; kv: Kv; now: () => Date },
  ) {
    this.#signer = options.signer;
    this.#kv = options.kv;
    this.#now = options.now;
  }

  /**
   * A token for the reads of one turn; it lives 300 s.
   *
   * @throws {TypeError} If a scope could change anything.
   */
  async turnToken(
    user: TokenUser,
    scopes: readonly UserScope[],
    conversationId: string,
  ): Promise<MintedToken> {
    // The scopes come from another system's list of tools, so they are checked.
    if (!scopes.every(isReadScope)) {
      throw new TypeError("A turn token holds read scopes only");
    }
    return await this.#issue(
      user.id,
      { scope: scopes, conversationId },
      await this.#signer.signForUser({ user, scopes }),
    );
  }

  /** A token for one approved call under one scope; it lives 60 s. */
  async stepUpToken(
    user: TokenUser,
    scope: UserScope,
    call: ApprovedCall,
    conversationId: string,
  ): Promise<MintedToken> {
    const stepUp = {
      idempotencyKey: call.approvalId,
      argsSha256: hashArguments(call.args),
    };
    return await this.#issue(
      user.id,
      { scope: [scope], conversationId },
      await this.#signer.signForUser({ user, scopes: [scope], stepUp }),
    );
  }

  /** A token of this service itself, without a user; it lives 60 s. */
  serviceToken(scopes: readonly ServiceScope[]): Promise<MintedToken> {
    return this.#signer.signForService(scopes);
  }

  /** `jti` of each of the user's tokens that is still accepted. */
  async listLive(userId: string): Promise<string[]> {
    const prefix = mcpTokensPrefix(userId);
    const entries = await Array.fromAsync(this.#kv.list({ prefix }));
    return entries.map(({ key }) => String(key.at(-1)));
  }

  /** Records the token before it is used, so that it can be revoked. */
  async #issue(
    userId: string,
    purpose: Pick<IssuedToken, "scope" | "conversationId">,
    minted: MintedToken,
  ): Promise<MintedToken> {
    const { jti, issuedAt, expiresAt } = minted;
    const record: IssuedToken = {
      ...purpose,
      issuedAt: issuedAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    };
    await this.#kv.set(mcpTokenKey(userId, jti), record, {
      expireIn: expiresAt.getTime() - this.#now().getTime() +
        CLOCK_SKEW_SECONDS * 1000,
    });
    return minted;
  }
}
