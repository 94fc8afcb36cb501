import * as z from "zod";
import {
  environmentError,
  headerText,
  metricsToken,
  optional,
  pemText,
  type Variables,
} from "../shared/http/environment.ts";
import {
  limit,
  port,
  trustedProxies,
} from "../shared/http/environment_number.ts";
import { timeZone } from "../shared/http/environment_time_zone.ts";
import { origin } from "../shared/http/environment_url.ts";
import { MODEL_TIMEOUTS, type ModelTimeouts } from "./agent/answer_clock.ts";
import { ANSWER_LIMITS, type AnswerLimits } from "./agent/answer_parts.ts";
import { CONTEXT_TOKENS } from "./agent/history_budget.ts";
import {
  modelProblems,
  modelVariables,
  readModel,
} from "./agent/model_choice.ts";
import type { ModelChoice } from "./agent/models.ts";
import {
  providerProblems,
  type ProvidersEnv,
  providerVariables,
  readProviders,
} from "./auth/provider_env.ts";
import {
  type NoticeEnv,
  noticeProblems,
  noticeVariables,
  readNotice,
} from "./notice/notice_env.ts";
import {
  type PaymentEnv,
  paymentProblems,
  paymentVariables,
  readPayment,
} from "./payment/payment_env.ts";
import { type Limits, limitVariables, toLimits } from "./quota/limits.ts";

/** The service's configuration, as read from the environment. */
export interface Env extends ProvidersEnv {
  /** Origin under which browsers reach this service. */
  url: string;
  /** TCP port to listen on; Workers have none to choose. */
  port: number;
  /** The `iss` of this service's tokens. */
  issuer: string;
  /** PKCS#8 PEM of the key that signs them. */
  privateKey: string;
  mcp: { url: string; audience: string };
  /** The payment provider; without one, nothing is paid online. */
  payment: PaymentEnv | undefined;
  /** How customers are told what concerns them. */
  notice: NoticeEnv;
  model: ModelChoice;
  /** File of the store; without it, the database linked to the app. */
  kvPath: string | undefined;
  /** IANA name of the business's time zone. */
  timeZone: string;
  /** The token of `/metrics`; without one there is no such page. */
  metricsToken: string | undefined;
  /** Number of proxies in front of this service whose word is trusted. */
  trustedProxies: number;
  /** Sign-ins per client address and ten minutes. */
  signInLimit: number;
  /** How much each user may use. */
  limits: Limits;
  /** How much of one answer of the model is read. */
  answerLimits: AnswerLimits;
  /** How long the model may be silent. */
  modelTimeouts: ModelTimeouts;
  /** Tokens that a request to the model and its answer may have together. */
  contextTokens: number;
}

const schema = z.object({
  AI_SERVICE_URL: origin,
  AI_SERVICE_PORT: port(8787),
  AI_SERVICE_ISSUER: headerText,
  AI_SERVICE_PRIVATE_KEY: pemText.refine(
    (value) => value.includes("-----BEGIN PRIVATE KEY-----"),
    "must be a PKCS#8 private key in PEM form",
  ),
  AI_SERVICE_KV_PATH: optional,
  MCP_SERVER_URL: origin,
  MCP_AUDIENCE: headerText,
  ...providerVariables,
  ...paymentVariables,
  ...noticeVariables,
  BUSINESS_TIME_ZONE: timeZone,
  METRICS_TOKEN: metricsToken,
  TRUSTED_PROXIES: trustedProxies,
  LIMIT_SIGN_INS_PER_10_MINUTES: limit(30),
  LIMIT_ANSWER_CHARACTERS: limit(ANSWER_LIMITS.characters),
  LIMIT_ANSWER_CALLS: limit(ANSWER_LIMITS.calls),
  ...modelVariables,
  AI_MODEL_CONTEXT_TOKENS: limit(CONTEXT_TOKENS),
  LIMIT_MODEL_START_SECONDS: limit(MODEL_TIMEOUTS.start / 1000),
  LIMIT_MODEL_SILENCE_SECONDS: limit(MODEL_TIMEOUTS.silence / 1000),
  ...limitVariables,
});

/** The names of all variables that the service reads. */
export const variableNames: readonly string[] = Object.keys(schema.shape);

/**
 * Reads the configuration from `variables`.
 *
 * @throws {TypeError} If variables are missing or malformed; the one sentence
 * names all of them, without their values.
 */
export function readEnv(variables: Variables): Env {
  const parsed = schema.safeParse(variables);
  const problems = [
    ...providerProblems(variables),
    ...paymentProblems(variables),
    ...noticeProblems(variables),
    ...modelProblems(variables),
  ];
  if (!parsed.success || problems.length > 0) {
    throw environmentError(parsed.error, variables, problems);
  }
  return toEnv(parsed.data);
}

function toEnv(values: z.output<typeof schema>): Env {
  return {
    url: values.AI_SERVICE_URL,
    port: values.AI_SERVICE_PORT,
    issuer: values.AI_SERVICE_ISSUER,
    privateKey: values.AI_SERVICE_PRIVATE_KEY,
    mcp: { url: values.MCP_SERVER_URL, audience: values.MCP_AUDIENCE },
    ...readProviders(values),
    payment: readPayment(values),
    notice: readNotice(values),
    model: readModel(values),
    kvPath: values.AI_SERVICE_KV_PATH,
    timeZone: values.BUSINESS_TIME_ZONE,
    metricsToken: values.METRICS_TOKEN,
    trustedProxies: values.TRUSTED_PROXIES,
    signInLimit: values.LIMIT_SIGN_INS_PER_10_MINUTES,
    limits: toLimits(values),
    answerLimits: {
      characters: values.LIMIT_ANSWER_CHARACTERS,
      calls: values.LIMIT_ANSWER_CALLS,
    },
    contextTokens: values.AI_MODEL_CONTEXT_TOKENS,
    modelTimeouts: {
      ...MODEL_TIMEOUTS,
      start: values.LIMIT_MODEL_START_SECONDS * 1000,
      silence: values.LIMIT_MODEL_SILENCE_SECONDS * 1000,
    },
  };
}
