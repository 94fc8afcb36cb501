/**
 * Peer "sdk2": the MCP SDK v2 on Deno as its documentation shows it for
 * web-standard runtimes ("Serve on web-standard runtimes", "Require
 * authorization"): `createMcpHandler` with a factory that registers the tools,
 * behind `requireBearerAuth` with a verifier made of jose. It has a signature
 * check on each request, one required scope, input validation by zod and the
 * protocol. It lacks row level security, scopes per tool, revocation, rate
 * limits, idempotency, audit, a log and strict bodies.
 */
import {
  type AuthInfo,
  createMcpHandler,
  McpServer,
  OAuthError,
  OAuthErrorCode,
  requireBearerAuth,
} from "@modelcontextprotocol/server";
import { importSPKI, jwtVerify } from "jose";
import postgres from "postgres";
import type { z } from "zod";
import { CONNECTIONS, listBookings, readPeerEnv } from "./query.js";
import { bookingListInput, OTHER_TOOLS } from "./tools.js";

const { port, databaseUrl, issuer, audience, publicKey } = readPeerEnv(
  Deno.env.toObject(),
);
const sql = postgres(databaseUrl, { max: CONNECTIONS });
const key = await importSPKI(publicKey, "RS256");

async function verifyAccessToken(token: string): Promise<AuthInfo> {
  try {
    const { payload } = await jwtVerify(token, key, {
      issuer,
      audience,
      algorithms: ["RS256"],
    });
    const { sub, scope, exp } = payload;
    return {
      token,
      clientId: sub!,
      scopes: scope as string[],
      expiresAt: exp!,
    };
  } catch {
    throw new OAuthError(OAuthErrorCode.InvalidToken, "Invalid token");
  }
}

const gate = requireBearerAuth({
  verifier: { verifyAccessToken },
  requiredScopes: ["booking:read"],
});

const handler = createMcpHandler(({ authInfo }) => {
  const server = new McpServer({ name: "peer", version: "1.0.0" });
  server.registerTool("booking_list", {
    description: "Lists this customer's bookings, latest start first",
    inputSchema: bookingListInput,
  }, async ({ limit }) => {
    const userId = authInfo!.clientId;
    const items = await listBookings(sql, { issuer, userId, limit });
    const result = { items };
    return {
      content: [{ type: "text", text: JSON.stringify(result) }],
      structuredContent: result,
    };
  });
  for (const [name, inputSchema] of Object.entries<z.ZodObject>(OTHER_TOOLS)) {
    const description = `Does ${name} for this customer`;
    server.registerTool(name, { description, inputSchema }, () => {
      throw new Error("Not part of this peer");
    });
  }
  return server;
});

Deno.serve({ hostname: "127.0.0.1", port, onListen() {} }, async (request) => {
  const auth = await gate(request);
  if (auth instanceof Response) return auth;
  return handler.fetch(request, { authInfo: auth });
});
