import { z } from "zod";
import { type ModelChoice, readModelChoice } from "./agent/models.ts";

/** One registered client at an identity provider. */
export interface ProviderEnv {
  clientId: string;
  clientSecret: string;
  /** Set to use a local provider in place of the real one. */
  issuer: string | undefined;
}

/** The service's configuration, as read from the environment. */
export interface Env {
  /** Origin under which browsers reach this service. */
  url: string;
  /** TCP port to listen on; Workers have none to choose. */
  port: number;
  /** The `iss` of this service's tokens. */
  issuer: string;
  /** PKCS#8 PEM of the key that signs them. */
  privateKey: string;
  mcp: { url: string; audience: string };
  google: ProviderEnv;
  line: ProviderEnv;
  model: ModelChoice;
  /** File of the store; without it, the database linked to the app. */
  kvPath: string | undefined;
  /** IANA name of the business's time zone. */
  timeZone: string;
}

const required = z.string().trim().min(1);
const optional = z.string().trim().optional()
  .transform((value) => value || undefined);

const secureUrl = required.refine(
  isSecureUrl,
  "must be an https URL, or http on this machine",
);
const origin = secureUrl.transform((value) => new URL(value).origin);
const issuerUrl = optional.refine(
  (value) => value === undefined || isSecureUrl(value),
  "must be an https URL, or http on this machine",
);

const schema = z.object({
  AI_SERVICE_URL: origin,
  AI_SERVICE_PORT: z.coerce.number().int().min(0).max(65535).default(8787),
  AI_SERVICE_ISSUER: required,
  AI_SERVICE_PRIVATE_KEY: required
    // Platforms that keep one line per variable write the line ends as \n.
    .transform((value) => value.replaceAll("\\n", "\n"))
    .refine(
      (value) => value.includes("-----BEGIN PRIVATE KEY-----"),
      "must be a PKCS#8 private key in PEM form",
    ),
  AI_SERVICE_KV_PATH: optional,
  MCP_SERVER_URL: origin,
  MCP_AUDIENCE: required,
  GOOGLE_CLIENT_ID: required,
  GOOGLE_CLIENT_SECRET: required,
  GOOGLE_ISSUER: issuerUrl,
  LINE_CHANNEL_ID: required,
  LINE_CHANNEL_SECRET: required,
  LINE_ISSUER: issuerUrl,
  BUSINESS_TIME_ZONE: z.string().default("Asia/Tokyo")
    .refine(isTimeZone, "must be an IANA time zone"),
});

/**
 * Reads the configuration from `variables`.
 *
 * @throws {TypeError} If something is missing or malformed: one sentence that
 * names all of it, and shows no value.
 */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(variables);
  const model = chooseModel(variables);
  if (!parsed.success || "problem" in model) {
    const problems = [
      ...describe(parsed.error, variables),
      ..."problem" in model ? [model.problem] : [],
    ];
    throw new TypeError(`Cannot read the environment: ${problems.join("; ")}`);
  }
  return toEnv(parsed.data, model);
}

function chooseModel(
  variables: Record<string, string | undefined>,
): ModelChoice | { problem: string } {
  try {
    return readModelChoice(variables);
  } catch (error) {
    if (error instanceof TypeError) return { problem: error.message };
    throw error;
  }
}

function toEnv(values: z.output<typeof schema>, model: ModelChoice): Env {
  return {
    url: values.AI_SERVICE_URL,
    port: values.AI_SERVICE_PORT,
    issuer: values.AI_SERVICE_ISSUER,
    privateKey: values.AI_SERVICE_PRIVATE_KEY,
    mcp: { url: values.MCP_SERVER_URL, audience: values.MCP_AUDIENCE },
    google: {
      clientId: values.GOOGLE_CLIENT_ID,
      clientSecret: values.GOOGLE_CLIENT_SECRET,
      issuer: values.GOOGLE_ISSUER,
    },
    line: {
      clientId: values.LINE_CHANNEL_ID,
      clientSecret: values.LINE_CHANNEL_SECRET,
      issuer: values.LINE_ISSUER,
    },
    model,
    kvPath: values.AI_SERVICE_KV_PATH,
    timeZone: values.BUSINESS_TIME_ZONE,
  };
}

function describe(
  error: z.ZodError | undefined,
  variables: Record<string, string | undefined>,
): string[] {
  const wrong = new Map(
    error?.issues.map((issue) => [String(issue.path[0]), issue.message]),
  );
  const missing = [...wrong.keys()].filter((name) => !variables[name]?.trim());
  const malformed = [...wrong].filter(([name]) => !missing.includes(name));
  return [
    ...missing.length > 0 ? [`${missing.join(", ")} not set`] : [],
    ...malformed.map(([name, message]) => `${name} ${message}`),
  ];
}

function isSecureUrl(value: string): boolean {
  const url = URL.parse(value);
  if (url?.protocol === "https:") return true;
  return url?.protocol === "http:" &&
    ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
