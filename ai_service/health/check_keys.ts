import { type SigningKey, TokenSigner } from "../../shared/contract/sign.ts";
import type { Env } from "../env.ts";
import type { Check } from "./check.ts";

/** Dependencies of the checks that ask the MCP server. */
export interface McpCheckDeps {
  env: Pick<Env, "issuer" | "mcp">;
  signingKey: SigningKey;
  now: () => Date;
  randomId: () => string;
  fetch: typeof fetch;
}

/**
 * Whether the MCP server trusts this service's key: it answers a service token
 * that cannot call any tool. The token's times are by the MCP server's clock,
 * so that a wrong clock is not taken for a wrong key.
 *
 * @param offset How far this clock is ahead of the MCP server's, in ms.
 */
export async function checkKeys(
  deps: McpCheckDeps,
  offset: number,
  signal: AbortSignal,
): Promise<Check> {
  const name = "keys";
  const facts = { kid: deps.signingKey.kid };
  try {
    const status = await ping(deps, await sign(deps, offset), signal);
    if (status === 200) return { name, status: "ok", facts };
    const reason = status === 401 ? "not_trusted" : `answered_${status}`;
    return { name, status: "degraded", reason, facts };
  } catch (cause) {
    return { name, status: "degraded", reason: "no_answer", facts, cause };
  }
}

async function sign(deps: McpCheckDeps, offset: number): Promise<string> {
  const { env, signingKey, now, randomId } = deps;
  const signer = new TokenSigner({
    key: signingKey,
    issuer: env.issuer,
    audience: env.mcp.audience,
    now: () => new Date(now().getTime() - offset),
    randomId,
  });
  return (await signer.signForService(["tool:list"])).token;
}

/** The HTTP status of an MCP message that does nothing. */
async function ping(
  { env, fetch }: McpCheckDeps,
  token: string,
  signal: AbortSignal,
): Promise<number> {
  const response = await fetch(new URL("/mcp", env.mcp.url), {
    method: "POST",
    headers: {
      "Accept": "application/json, text/event-stream",
      "Authorization": `Bearer ${token}`,
      "Content-Type": "application/json",
    },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "ping" }),
    redirect: "manual",
    signal,
  });
  await response.body?.cancel();
  return response.status;
}
