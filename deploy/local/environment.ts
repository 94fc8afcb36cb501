import { join } from "node:path";
import type { KeyPair } from "../keys.ts";
import type { Idp, OidcClient } from "./idp.ts";
import type { Ports } from "./ports.ts";

/** Environment variables of the developer or a test. Empty means not set. */
export type Variables = Record<string, string | undefined>;

/** The local parts that the two services' environments refer to. */
export interface LocalParts {
  stateFolder: string;
  ports: Ports;
  urls: ServiceUrls;
  keys: KeyPair;
  clients: LocalClients;
  idp: Pick<Idp, "googleIssuer" | "lineIssuer"> | undefined;
  /** Undefined where the variables name a key of Stripe. */
  stripe: StripeVariables | undefined;
  /** Undefined where the variables name a token of LINE. */
  line: LineVariables | undefined;
  /** Undefined where the variables name a key of Resend. */
  mail: MailVariables | undefined;
}

export interface ServiceUrls {
  aiService: string;
  mcpServer: string;
}

/** What the AI service is told of the local Stripe. */
export interface StripeVariables {
  STRIPE_SECRET_KEY: string;
  STRIPE_WEBHOOK_SECRET: string;
  STRIPE_API_URL: string;
}

/** What the AI service is told of the local LINE. */
export interface LineVariables {
  LINE_MESSAGING_TOKEN: string;
  LINE_MESSAGING_SECRET: string;
  LINE_API_BASE_URL: string;
}

/** What both services are told of the local mailbox. */
export interface MailVariables {
  RESEND_API_KEY: string;
  RESEND_BASE_URL: string;
  MAIL_FROM: string;
}

/** The clients of the local identity provider; undefined if credentials are set. */
export interface LocalClients {
  google: OidcClient | undefined;
  line: OidcClient | undefined;
  admin: OidcClient | undefined;
}

/** The URLs at which a browser reaches the services. */
export function serviceUrls(variables: Variables, ports: Ports): ServiceUrls {
  return {
    aiService: withoutSlash(variables.AI_SERVICE_URL) ||
      `http://localhost:${ports.aiService}`,
    mcpServer: withoutSlash(variables.MCP_SERVER_URL) ||
      `http://localhost:${ports.mcpServer}`,
  };
}

/** Paths are appended to it. */
function withoutSlash(url = ""): string {
  return url.trim().replace(/\/$/, "");
}

/** Creates a client, with a new secret, for each sign-in without credentials. */
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

/** Variables that only one of the services may have. */
const MCP_SERVER_ONLY =
  /^(DATABASE_(OWNER_)?URL|PG[A-Z]+|MCP_GOOGLE_\w+|MCP_ADMIN_\w+|AI_SERVICE_PUBLIC_KEY)$/;
const AI_SERVICE_ONLY =
  /^(AI_SERVICE_(PRIVATE_KEY|KV_PATH)|AI_MODEL(_CONTEXT_TOKENS)?|(GOOGLE_CLIENT|LINE|OPENAI|ANTHROPIC|STRIPE)_\w+)$/;

/** The AI service's environment; `variables` replace the local parts. */
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
    OTEL_SERVICE_NAME: "ai-service",
    AI_SERVICE_PRIVATE_KEY: variables.AI_SERVICE_PRIVATE_KEY || keys.privateKey,
    AI_SERVICE_KV_PATH: variables.AI_SERVICE_KV_PATH ||
      join(stateFolder, "ai_service.kv"),
    MCP_SERVER_URL: urls.mcpServer,
    ...parts.stripe,
    ...parts.line,
    ...parts.mail,
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

/** The MCP server's environment; `variables` replace the local parts. */
export function mcpServerEnvironment(
  variables: Variables,
  parts: LocalParts & { databaseUrl: string },
): Variables {
  const { ports, urls, keys, clients, idp, mail, databaseUrl } = parts;
  return {
    ...without(variables, AI_SERVICE_ONLY),
    ...contract(variables, urls),
    MCP_SERVER_URL: urls.mcpServer,
    MCP_SERVER_PORT: String(ports.mcpServer),
    OTEL_SERVICE_NAME: "mcp-server",
    AI_SERVICE_PUBLIC_KEY: variables.AI_SERVICE_PUBLIC_KEY || keys.publicKey,
    DATABASE_URL: databaseUrl,
    ...mail,
    ...(clients.admin && {
      MCP_GOOGLE_CLIENT_ID: clients.admin.clientId,
      MCP_GOOGLE_CLIENT_SECRET: clients.admin.clientSecret,
      MCP_ADMIN_EMAILS: variables.MCP_ADMIN_EMAILS || "owner@example.com",
      GOOGLE_ISSUER: idp?.googleIssuer,
    }),
  };
}

const ACCESS =
  /^(AI_SERVICE_(ISSUER|PUBLIC_KEY)|MCP_AUDIENCE|MCP_ADMIN_(EMAILS|DOMAIN))$/;

/** Those of the MCP server's variables that `migrate` writes to the database. */
export function accessVariables(variables: Variables): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] =>
      ACCESS.test(entry[0]) && entry[1] !== undefined
    ),
  );
}

/** The AI service's issuer identifier. */
export function issuerOf(variables: Variables, urls: ServiceUrls): string {
  return variables.AI_SERVICE_ISSUER || urls.aiService;
}

/** The variables that must be equal in both services. */
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
