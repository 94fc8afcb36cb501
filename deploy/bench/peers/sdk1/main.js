/**
 * Peer "sdk1": the MCP SDK v1 and Express on Node, after the SDK's own example
 * `simpleStatelessStreamableHttp`: a server and a transport for each request,
 * behind `requireBearerAuth` with a verifier made of jose, answers as JSON. It
 * has a signature check on each request, one required scope, input validation
 * by zod and the protocol. It lacks row level security, scopes per tool,
 * revocation, rate limits, idempotency, audit, a log and strict bodies.
 */
import { requireBearerAuth } from "@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js";
import { InvalidTokenError } from "@modelcontextprotocol/sdk/server/auth/errors.js";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import express from "express";
import { importSPKI, jwtVerify } from "jose";
import postgres from "postgres";
import { CONNECTIONS, listBookings, readPeerEnv } from "../query.js";
import { bookingListInput, OTHER_TOOLS } from "../tools.js";

const { port, databaseUrl, issuer, audience, publicKey } = readPeerEnv(
  process.env,
);
const sql = postgres(databaseUrl, { max: CONNECTIONS });
const key = await importSPKI(publicKey, "RS256");

async function verifyAccessToken(token) {
  try {
    const { payload } = await jwtVerify(token, key, {
      issuer,
      audience,
      algorithms: ["RS256"],
    });
    const { sub, scope, exp } = payload;
    return { token, clientId: sub, scopes: scope, expiresAt: exp };
  } catch {
    throw new InvalidTokenError("Invalid token");
  }
}

function createServer() {
  const server = new McpServer({ name: "peer", version: "1.0.0" });
  server.registerTool("booking_list", {
    description: "Lists this customer's bookings, latest start first",
    inputSchema: bookingListInput.shape,
  }, async ({ limit }, { authInfo }) => {
    const userId = authInfo.clientId;
    const items = await listBookings(sql, { issuer, userId, limit });
    const result = { items };
    return {
      content: [{ type: "text", text: JSON.stringify(result) }],
      structuredContent: result,
    };
  });
  for (const [name, { shape: inputSchema }] of Object.entries(OTHER_TOOLS)) {
    const description = `Does ${name} for this customer`;
    server.registerTool(name, { description, inputSchema }, () => {
      throw new Error("Not part of this peer");
    });
  }
  return server;
}

const auth = requireBearerAuth({
  verifier: { verifyAccessToken },
  requiredScopes: ["booking:read"],
});
const app = express();
app.use(express.json());
app.post("/mcp", auth, async (request, response) => {
  const server = createServer();
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: undefined,
    enableJsonResponse: true,
  });
  response.on("close", () => {
    transport.close();
    server.close();
  });
  await server.connect(transport);
  await transport.handleRequest(request, response, request.body);
});
app.listen(port, "127.0.0.1");
