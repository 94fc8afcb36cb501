import {
  CLOCK_SKEW_SECONDS,
  type TokenUser,
} from "../../shared/contract/claims.ts";
import { hashArguments } from "../../shared/contract/hash_arguments.ts";
import type { ServiceScope, UserScope } from "../../shared/contract/scopes.ts";
import type {
  MintedToken,
  TokenSigner,
  UserTokenRequest,
} from "../../shared/contract/sign.ts";
import { mcpTokenKey, mcpTokensPrefix, tokensEndedKey } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import type { TokensEnded } from "./tokens_ended.ts";

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
  /** Null where it is of no conversation. */
  conversationId: string | null;
  /** Number of the user's sign-outs everywhere before it was issued. */
  epoch: number;
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
    conversationId: string | null,
  ): Promise<MintedToken> {
    // The scopes come from another system's list of tools, so they are checked.
    if (!scopes.every(isReadScope)) {
      throw new TypeError("A turn token holds read scopes only");
    }
    return await this.#issue({ user, scopes }, conversationId);
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
    const request = { user, scopes: [scope], stepUp };
    return await this.#issue(request, conversationId);
  }

  /** A token of this service itself, without a user; it lives 60 s. */
  serviceToken(scopes: readonly ServiceScope[]): Promise<MintedToken> {
    return this.#signer.signForService(scopes);
  }

  /** `jti` of each of the user's tokens that is still accepted. */
  async listLive(userId: string): Promise<string[]> {
    return (await this.#listIssued(userId)).map(([jti]) => jti);
  }

  /**
   * `jti` of each token that a sign-out everywhere has ended and whose `iat` is
   * later than the sign-out: another sign-out had dated it ahead, or the clock
   * of its instance is. Those of earlier epochs were listed then.
   */
  async listEndedLater(
    userId: string,
    { epoch, until }: TokensEnded,
  ): Promise<string[]> {
    const issued = await this.#listIssued(userId);
    return issued.flatMap(([jti, token]) =>
      token.epoch === epoch - 1 && token.issuedAt > until ? [jti] : []
    );
  }

  async #listIssued(userId: string): Promise<[jti: string, IssuedToken][]> {
    const prefix = mcpTokensPrefix(userId);
    const entries = await Array.fromAsync(
      this.#kv.list<IssuedToken>({ prefix }),
    );
    return entries.map(({ key, value }) => [String(key.at(-1)), value]);
  }

  /**
   * Records the token before it is used, so that it can be revoked. Where the
   * user signs out everywhere meanwhile, another token is signed that is later
   * than the sign-out.
   */
  async #issue(
    request: UserTokenRequest,
    conversationId: string | null,
  ): Promise<MintedToken> {
    const { user, scopes: scope } = request;
    for (;;) {
      const ended = await this.#kv.get<TokensEnded>(tokensEndedKey(user.id));
      const { epoch, until } = ended.value ?? { epoch: 0 };
      const issuedAfter = until === undefined ? undefined : new Date(until);
      const minted = await this.#signer.signForUser({
        ...request,
        issuedAfter,
      });
      const record = { ...recordOf(minted), scope, conversationId, epoch };
      const { ok } = await this.#kv.atomic([ended], [{
        type: "set",
        key: mcpTokenKey(user.id, minted.jti),
        value: record,
        expireIn: this.#lifeOf(minted),
      }]);
      if (ok) return minted;
    }
  }

  /** How long a token may be accepted, in milliseconds. */
  #lifeOf({ expiresAt }: MintedToken): number {
    return expiresAt.getTime() - this.#now().getTime() +
      CLOCK_SKEW_SECONDS * 1000;
  }
}

function recordOf({ issuedAt, expiresAt }: MintedToken) {
  return {
    issuedAt: issuedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}
