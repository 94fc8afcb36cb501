import { z } from "zod";

/** Variables by their names, as a runtime hands them over. */
export type Variables = Record<string, string | undefined>;

/** A variable that must hold something. */
export const required = z.string().trim().min(1);

/** A variable that may be missing; an empty one counts as missing. */
export const optional = z.string().trim().optional()
  .transform((value) => value || undefined);

const SECURE_URL = "must be an https URL, or http on this machine";

/** The origin of an https URL, or of an http URL on this machine. */
export const origin = required.refine(isSecureUrl, SECURE_URL)
  .transform((value) => new URL(value).origin);

/** The issuer of a local identity provider in place of the real one. */
export const issuerUrl = optional.refine(
  (value) => value === undefined || isSecureUrl(value),
  SECURE_URL,
);

/** A TCP port; 0 lets the system choose one. */
export function port(usual: number) {
  return z.coerce.number().int().min(0).max(65535).default(usual);
}

/** An IANA time zone, `Asia/Tokyo` by default. */
export const timeZone = z.string().default("Asia/Tokyo")
  .refine(isTimeZone, "must be an IANA time zone");

/** Platforms that keep one line per variable write the line ends as \n. */
export const pemText = required
  .transform((value) => value.replaceAll("\\n", "\n"));

/**
 * The refusal of an environment: one sentence that names everything that is
 * missing or malformed, and shows no value.
 *
 * @param problems Sentences of its own to add.
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
