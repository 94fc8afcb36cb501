import * as z from "zod";
import { isSecureUrl } from "./secure_url.ts";

/** Environment variables by name. */
export type Variables = Record<string, string | undefined>;

/** A variable that must be set and not empty. */
export const required = z.string().trim().min(1);

/** An optional variable; an empty one counts as not set. */
export const optional = z.string().trim().optional()
  .transform((value) => value || undefined);

const SECURE_URL = "must be an https URL, or http on this machine";

/** The origin of an https URL, or of an http URL with a loopback host. */
export const origin = required.refine(isSecureUrl, SECURE_URL)
  .transform((value) => new URL(value).origin);

/** The issuer of an identity provider that replaces the real one. */
export const issuerUrl = optional.refine(
  (value) => value === undefined || isSecureUrl(value),
  SECURE_URL,
);

/** The token of `/metrics`; without one there is no such page. */
export const metricsToken = optional.refine(
  (value) => value === undefined || value.length >= 16,
  "must have at least 16 characters",
);

/** A TCP port; 0 lets the system choose one. */
export function port(defaultPort: number) {
  return z.coerce.number().int().min(0).max(65535).default(defaultPort);
}

/** A limit, which is at least 1. */
export function limit(usual: number) {
  return z.coerce.number().int().min(1).max(1_000_000_000).default(usual);
}

/** Number of proxies in front of a service whose `X-Forwarded-For` counts. */
export const trustedProxies = z.coerce.number().int().min(0).max(10).default(0);

/** An IANA time zone, `Asia/Tokyo` by default. */
export const timeZone = z.string().default("Asia/Tokyo")
  .refine(isTimeZone, "must be an IANA time zone");

/** A PEM; some platforms allow only one line and write line ends as \n. */
export const pemText = required
  .transform((value) => value.replaceAll("\\n", "\n"));

/**
 * The error for an invalid environment. Its message names all variables that
 * are missing or malformed, and contains no value.
 *
 * @param problems Further problems to add to the message.
 */
export function environmentError(
  error: z.ZodError | undefined,
  variables: Variables,
  problems: readonly string[] = [],
): TypeError {
  const wrong = new Map(
    error?.issues.map((issue) => [String(issue.path[0]), issue.message]),
  );
  const missing = [...wrong.keys()].filter((name) => !variables[name]?.trim());
  const malformed = [...wrong].filter(([name]) => !missing.includes(name));
  const parts = [
    ...missing.length > 0 ? [`${missing.join(", ")} not set`] : [],
    ...malformed.map(([name, message]) => `${name} ${message}`),
    ...problems,
  ];
  return new TypeError(`Cannot read the environment: ${parts.join("; ")}`);
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
