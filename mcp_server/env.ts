import * as z from "zod";
import {
  environmentError,
  headerText,
  metricsToken,
  optional,
  pemText,
  refuse,
  required,
  type Variables,
} from "../shared/http/environment.ts";
import {
  limit,
  port,
  trustedProxies,
  wholeNumber,
} from "../shared/http/environment_number.ts";
import { timeZone } from "../shared/http/environment_time_zone.ts";
import { origin, secureUrl } from "../shared/http/environment_url.ts";
import { isSecureUrl } from "../shared/http/secure_url.ts";
import {
  type MailSettings,
  mailSettings,
  mailVariables,
  missingMailVariable,
} from "../shared/mail/mail_variables.ts";
import { parseEmail } from "../shared/text/email.ts";
import type { ConfiguredIssuer } from "./auth/issuers.ts";
import { isPublicHost } from "./monitoring/public_host.ts";
import type { WebhookAddress } from "./monitoring/webhook.ts";
import type { AllowList } from "./staff/allow_list.ts";
import { databaseUrlProblem } from "./storage/database_url.ts";
import { MIN_AUDIT_DAYS } from "./storage/retention.ts";
import type { RateLimit } from "./storage/rate_limiter.ts";

/** The server's configuration, as read from the environment. */
export interface Env {
  /** The origin at which browsers and clients reach this server. */
  serverUrl: string;
  /** The TCP port to listen on; not used in Workers. */
  port: number;
  databaseUrl: string;
  /** Connections to the database, at most. */
  databasePoolSize: number;
  /** The `aud` that tokens for this server must have. */
  audience: string;
  /** The AI service, an issuer that `migrate` writes to the table. */
  aiService: {
    issuer: string;
    /** SPKI PEMs; several while a key is being rotated. */
    publicKeys: readonly string[];
  };
  google: {
    clientId: string;
    clientSecret: string;
    /** Set to use a local provider in place of Google. */
    issuer: string | undefined;
  };
  admin: {
    /** Verified addresses that get the role `owner` at the first sign-in. */
    emails: readonly string[];
    /** The Google Workspace domain whose members get the role `viewer`. */
    domain: string | undefined;
  };
  /** Origins of other sites whose scripts may call this server (CORS). */
  allowedOrigins: readonly string[];
  /** IANA name of the business's time zone. */
  timeZone: string;
  /** The token of `/metrics`; without one there is no such page. */
  metricsToken: string | undefined;
  /** Where alerts are sent; undefined: they are only shown. */
  alertWebhook: WebhookAddress | undefined;
  /** Undefined: no mails are sent. */
  mail: MailSettings | undefined;
  /** Number of proxies in front of this service whose word is trusted. */
  trustedProxies: number;
  /** Sign-ins per client address and ten minutes. */
  signInLimit: number;
  /** How often each user, service and admin may call. */
  rateLimit: RateLimit;
}

const PEM = /-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g;

const list = z.string().default("").transform((value) =>
  value.split(",").map((item) => item.trim()).filter((item) => item !== "")
);

/** An entry that is no address would be written, and admit nobody. */
const emails = list.superRefine((entries, context) => {
  const wrong = entries.findIndex((entry) => parseEmail(entry) !== entry);
  if (wrong < 0) return;
  const message = `must list e-mail addresses, and entry ${wrong + 1} is none`;
  context.addIssue({ code: "custom", message });
});

const domain = optional.refine(
  (value) => value === undefined || parseEmail(`x@${value}`) === `x@${value}`,
  "must be one domain, such as example.com",
);

/** Several keys; one that is cut off must not be left out unnoticed. */
const pems = pemText.refine(
  (value) => {
    const begun = value.match(/-----BEGIN/g)?.length ?? 0;
    return begun > 0 && value.match(PEM)?.length === begun;
  },
  "must hold whole public keys in PEM form",
).transform((value) => value.match(PEM) ?? []);

/** Two at least: calls are admitted on connections of their own. */
const poolSize = wholeNumber({ min: 2, max: 1_000, usual: 20 });

/** 24 to 64 bytes in Base64, as Standard Webhooks asks. */
const webhookSecret = optional.refine(
  (value) => value === undefined || isWebhookSecret(value),
  "must be whsec_ and 24 to 64 bytes in Base64",
);

function isWebhookSecret(value: string): boolean {
  const [, base64] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(value) ?? [];
  const bytes = (base64 ?? "").replaceAll("=", "").length * 3 / 4;
  return bytes >= 24 && bytes < 65;
}

const schema = z.object({
  MCP_SERVER_URL: origin,
  MCP_SERVER_PORT: port(8788),
  MCP_AUDIENCE: headerText,
  AI_SERVICE_ISSUER: headerText,
  AI_SERVICE_PUBLIC_KEY: pems,
  DATABASE_URL: required.superRefine(refuse(databaseUrlProblem)),
  DATABASE_POOL_SIZE: poolSize,
  MCP_GOOGLE_CLIENT_ID: headerText,
  MCP_GOOGLE_CLIENT_SECRET: headerText,
  GOOGLE_ISSUER: secureUrl,
  MCP_ADMIN_EMAILS: emails,
  MCP_ADMIN_DOMAIN: domain,
  ALLOWED_ORIGINS: list.refine(
    (origins) => origins.every((value) => URL.parse(value)?.origin === value),
    "must list origins such as https://shop.example.com",
  ),
  BUSINESS_TIME_ZONE: timeZone,
  METRICS_TOKEN: metricsToken,
  ALERT_WEBHOOK_URL: optional,
  ALERT_WEBHOOK_SECRET: webhookSecret,
  ...mailVariables,
  TRUSTED_PROXIES: trustedProxies,
  LIMIT_SIGN_INS_PER_10_MINUTES: limit(30),
  RATE_LIMIT_PER_MINUTE: limit(120),
  RATE_LIMIT_BURST: limit(60),
});

/** Alerts leave the machine only where the server itself is reached from outside. */
const checked = schema.superRefine((values, context) => {
  const unset = missingMailVariable(values);
  if (unset) {
    const message = "must be set where mails are sent";
    context.addIssue({ code: "custom", path: [unset], message });
  }
  const { ALERT_WEBHOOK_URL: url, MCP_SERVER_URL: server } = values;
  if (url === undefined || isWebhookUrl(url, server)) return;
  const message = "must be an https URL of a public host";
  context.addIssue({ code: "custom", path: ["ALERT_WEBHOOK_URL"], message });
});

function isWebhookUrl(value: string, serverUrl: string): boolean {
  const url = URL.parse(value);
  if (!url) return false;
  if (isOnThisMachine(serverUrl) && isSecureUrl(value)) return true;
  return url.protocol === "https:" && isPublicHost(url.hostname);
}

/** Whether a server with that URL is reached on this machine only. */
function isOnThisMachine(serverUrl: string): boolean {
  return new URL(serverUrl).protocol === "http:";
}

/**
 * Reads the configuration from `variables`.
 *
 * @throws {TypeError} If a variable is missing or malformed; the message names
 * all such variables and contains none of their values.
 */
export function readEnv(variables: Variables): Env {
  const parsed = checked.safeParse(variables);
  if (!parsed.success) throw environmentError(parsed.error, variables);
  const values = parsed.data;
  return {
    serverUrl: values.MCP_SERVER_URL,
    port: values.MCP_SERVER_PORT,
    databaseUrl: values.DATABASE_URL,
    databasePoolSize: values.DATABASE_POOL_SIZE,
    audience: values.MCP_AUDIENCE,
    aiService: {
      issuer: values.AI_SERVICE_ISSUER,
      publicKeys: values.AI_SERVICE_PUBLIC_KEY,
    },
    google: {
      clientId: values.MCP_GOOGLE_CLIENT_ID,
      clientSecret: values.MCP_GOOGLE_CLIENT_SECRET,
      issuer: values.GOOGLE_ISSUER,
    },
    admin: {
      emails: values.MCP_ADMIN_EMAILS,
      domain: values.MCP_ADMIN_DOMAIN,
    },
    allowedOrigins: values.ALLOWED_ORIGINS,
    timeZone: values.BUSINESS_TIME_ZONE,
    metricsToken: values.METRICS_TOKEN,
    alertWebhook: values.ALERT_WEBHOOK_URL === undefined ? undefined : {
      url: values.ALERT_WEBHOOK_URL,
      secret: values.ALERT_WEBHOOK_SECRET,
      isLocal: isOnThisMachine(values.MCP_SERVER_URL),
    },
    mail: mailSettings(values),
    trustedProxies: values.TRUSTED_PROXIES,
    signInLimit: values.LIMIT_SIGN_INS_PER_10_MINUTES,
    rateLimit: {
      perMinute: values.RATE_LIMIT_PER_MINUTE,
      burst: values.RATE_LIMIT_BURST,
    },
  };
}

/** Who may sign in and whose tokens count, as `migrate` writes it. */
export interface Access {
  /** Undefined: the row stays as it is. */
  issuer?: ConfiguredIssuer;
  /** A list that is not given stays as it is; an empty one admits nobody. */
  allowed: Partial<AllowList>;
  /** How long the audit log is kept; 0: for ever. Undefined: as it is. */
  auditRetentionDays?: number;
}

const issuerSchema = schema.pick({
  AI_SERVICE_ISSUER: true,
  AI_SERVICE_PUBLIC_KEY: true,
  MCP_AUDIENCE: true,
});

const retentionSchema = z.object({
  AUDIT_RETENTION_DAYS: z.coerce.number().int().max(36_500).refine(
    (days) => days === 0 || days >= MIN_AUDIT_DAYS,
    `must be 0, which is for ever, or at least ${MIN_AUDIT_DAYS}`,
  ),
});

/**
 * Reads what the environment says about access. The issuer is left out where
 * `AI_SERVICE_PUBLIC_KEY` is not set, and a list where its variable is not.
 *
 * @throws {TypeError} If a variable is missing or malformed; the message names
 * all such variables and contains none of their values.
 */
export function readAccess(variables: Variables): Access {
  const issuer = readIssuer(variables);
  const auditRetentionDays = readRetention(variables);
  return {
    allowed: readAllowList(variables),
    ...(issuer && { issuer }),
    ...(auditRetentionDays !== undefined && { auditRetentionDays }),
  };
}

const allowListSchema = schema.pick({
  MCP_ADMIN_EMAILS: true,
  MCP_ADMIN_DOMAIN: true,
});

function readAllowList(variables: Variables): Partial<AllowList> {
  const parsed = allowListSchema.safeParse(variables);
  if (!parsed.success) throw environmentError(parsed.error, variables);
  const { MCP_ADMIN_EMAILS: emails, MCP_ADMIN_DOMAIN: domain } = parsed.data;
  return {
    ...(variables.MCP_ADMIN_EMAILS !== undefined && { emails }),
    ...(variables.MCP_ADMIN_DOMAIN !== undefined && { domain: domain ?? "" }),
  };
}

function readIssuer(variables: Variables): ConfiguredIssuer | undefined {
  if (!variables.AI_SERVICE_PUBLIC_KEY) return undefined;
  const parsed = issuerSchema.safeParse(variables);
  if (!parsed.success) throw environmentError(parsed.error, variables);
  const {
    AI_SERVICE_ISSUER: issuer,
    AI_SERVICE_PUBLIC_KEY: publicKeys,
    MCP_AUDIENCE: audience,
  } = parsed.data;
  return { issuer, audience, publicKeys };
}

function readRetention(variables: Variables): number | undefined {
  if (!variables.AUDIT_RETENTION_DAYS) return undefined;
  const parsed = retentionSchema.safeParse(variables);
  if (!parsed.success) throw environmentError(parsed.error, variables);
  return parsed.data.AUDIT_RETENTION_DAYS;
}

/** The names of all variables that the server and `migrate` read. */
export const variableNames: readonly string[] = [
  ...Object.keys(schema.shape),
  ...Object.keys(retentionSchema.shape),
  "DATABASE_OWNER_URL",
];
