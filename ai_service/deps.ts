// This module is portable: it runs on Deno and on Workers.
import { importSigningKey, type SigningKey } from "../shared/contract/sign.ts";
import { TokenSigner } from "../shared/contract/sign.ts";
import { createLog, type Log } from "../shared/http/log.ts";
import { McpTokens } from "./auth/mcp_token.ts";
import { createSignIns, type SignIns } from "./auth/providers.ts";
import { Sessions } from "./auth/session.ts";
import { SessionCookie } from "./auth/session_cookie.ts";
import type { Env } from "./env.ts";
import type { Kv } from "./store/kv.ts";

/** All that the service's parts are made with. */
export interface Deps {
  env: Env;
  kv: Kv;
  log: Log;
  now: () => Date;
  /** A new UUID. */
  randomId: () => string;
  signingKey: SigningKey;
  mcpTokens: McpTokens;
  signIns: SignIns;
  sessions: Sessions;
  sessionCookie: SessionCookie;
  /** IANA name of the business's time zone. */
  timeZone: string;
}

/** What an entry of the service, or a test, chooses. */
export interface DepsOptions {
  env: Env;
  kv: Kv;
  log?: Log;
  now?: () => Date;
  randomId?: () => string;
}

/**
 * Wires the parts together; opens nothing.
 *
 * @throws {TypeError} If the private key is none, or a URL is not allowed.
 */
export async function createDeps(options: DepsOptions): Promise<Deps> {
  const { env, kv } = options;
  const now = options.now ?? (() => new Date());
  const randomId = options.randomId ?? (() => crypto.randomUUID());
  const log = options.log ?? createLog({ service: "ai-service", now });
  const signingKey = await importSigningKey(env.privateKey);
  const signer = new TokenSigner({
    key: signingKey,
    issuer: env.issuer,
    audience: env.mcp.audience,
    now,
    randomId,
  });
  return {
    env,
    kv,
    log,
    now,
    randomId,
    signingKey,
    mcpTokens: new McpTokens({ signer, kv, now }),
    signIns: createSignIns(env, now),
    sessions: new Sessions({ kv, now }),
    sessionCookie: new SessionCookie(env.url),
    timeZone: env.timeZone,
  };
}
