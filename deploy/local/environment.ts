import { join } from "node:path";
import type { KeyPair } from "../keys.ts";
import type { Idp, OidcClient } from "./idp.ts";
import type { Ports } from "./ports.ts";

/** What the developer, or a test, has set. Empty counts as unset. */
export type Variables = Record<string, string | undefined>;

/** What the two services are told of the local parts. */
export interface LocalParts {
  stateFolder: string;
  ports: Ports;
  urls: ServiceUrls;
  keys: KeyPair;
  clients: LocalClients;
  idp: Pick<Idp, "googleIssuer" | "lineIssuer"> | undefined;
}

export interface ServiceUrls {
  aiService: string;
  mcpServer: string;
}

/** The services as clients of the local identity provider; undefined where real credentials are set. */
export interface LocalClients {
  google: OidcClient | undefined;
  line: OidcClient | undefined;
  admin: OidcClient | undefined;
}

/** Under which addresses a browser reaches the services. */
export function serviceUrls(variables: Variables, ports: Ports): ServiceUrls {
  return {
    aiService: variables.AI_SERVICE_URL ||
      `http://localhost:${ports.aiService}`,
    mcpServer: variables.MCP_SERVER_URL ||
      `http://localhost:${ports.mcpServer}`,
  };
}

/** A client for each sign-in that has no real credentials, with secrets of this start. */
export function localClients(
  variables: Variables,
  urls: ServiceUrls,
): LocalClients {
  const client = (clientId: string, callback: string): OidcClient => ({
    clientId,
    clientSecret: `${crypto.randomUUID()}${crypto.randomUUID()}`.replaceAll(
      "-",
      "",
    ),
    redirectUris: [callback],
  });
  return {
    google: variables.GOOGLE_CLIENT_ID
      ? undefined
      : client("ai-service", `${urls.aiService}/auth/callback/google`),
    line: variables.LINE_CHANNEL_ID
      ? undefined
      : client("ai-service", `${urls.aiService}/auth/callback/line`),
    admin: variables.MCP_GOOGLE_CLIENT_ID
      ? undefined
      : client("mcp-admin", `${urls.mcpServer}/auth/callback/google`),
  };
}

/** What only the other service has to know. */
const MCP_SERVER_ONLY =
  /^(DATABASE_URL|PG[A-Z]+|MCP_GOOGLE_\w+|MCP_ADMIN_\w+|AI_SERVICE_PUBLIC_KEY)$/;
const AI_SERVICE_ONLY =
  /^(AI_SERVICE_(PRIVATE_KEY|KV_PATH)|AI_MODEL|(GOOGLE_CLIENT|LINE|OPENAI|ANTHROPIC|STRIPE)_\w+)$/;

/** The AI service's environment: what is set goes before what is local. */
export function aiServiceEnvironment(
  variables: Variables,
  parts: LocalParts,
): Variables {
  const { stateFolder, ports, urls, keys, clients, idp } = parts;
  return {
    ...without(variables, MCP_SERVER_ONLY),
    ...contract(variables, urls),
    AI_SERVICE_URL: urls.aiService,
    AI_SERVICE_PORT: String(ports.aiService),
    AI_SERVICE_PRIVATE_KEY: variables.AI_SERVICE_PRIVATE_KEY || keys.privateKey,
    AI_SERVICE_KV_PATH: variables.AI_SERVICE_KV_PATH ||
      join(stateFolder, "ai_service.kv"),
    MCP_SERVER_URL: urls.mcpServer,
    ...(clients.google && {
      GOOGLE_CLIENT_ID: clients.google.clientId,
      GOOGLE_CLIENT_SECRET: clients.google.clientSecret,
      GOOGLE_ISSUER: idp?.googleIssuer,
    }),
    ...(clients.line && {
      LINE_CHANNEL_ID: clients.line.clientId,
      LINE_CHANNEL_SECRET: clients.line.clientSecret,
      LINE_ISSUER: idp?.lineIssuer,
    }),
  };
}

/** The MCP server's environment: what is set goes before what is local. */
export function mcpServerEnvironment(
  variables: Variables,
  parts: LocalParts & { databaseUrl: string },
): Variables {
  const { ports, urls, keys, clients, idp, databaseUrl } = parts;
  return {
    ...without(variables, AI_SERVICE_ONLY),
    ...contract(variables, urls),
    MCP_SERVER_URL: urls.mcpServer,
    MCP_SERVER_PORT: String(ports.mcpServer),
    AI_SERVICE_PUBLIC_KEY: variables.AI_SERVICE_PUBLIC_KEY || keys.publicKey,
    DATABASE_URL: databaseUrl,
    ...(clients.admin && {
      MCP_GOOGLE_CLIENT_ID: clients.admin.clientId,
      MCP_GOOGLE_CLIENT_SECRET: clients.admin.clientSecret,
      MCP_ADMIN_EMAILS: variables.MCP_ADMIN_EMAILS || "owner@example.com",
      GOOGLE_ISSUER: idp?.googleIssuer,
    }),
  };
}

/** The AI service's name as an issuer of tokens. */
export function issuerOf(variables: Variables, urls: ServiceUrls): string {
  return variables.AI_SERVICE_ISSUER || urls.aiService;
}

/** What both sides must agree on. */
function contract(variables: Variables, urls: ServiceUrls): Variables {
  return {
    AI_SERVICE_ISSUER: issuerOf(variables, urls),
    MCP_AUDIENCE: variables.MCP_AUDIENCE || urls.mcpServer,
  };
}

function without(variables: Variables, names: RegExp): Variables {
  return Object.fromEntries(
    Object.entries(variables).filter(([name]) => !names.test(name)),
  );
}
