import type { DatabaseUrl } from "./database_url.ts";

/** Why a connection could not be made. */
export interface ConnectionFailure {
  /** What the database at that address does, as the end of a sentence. */
  reason: string;
  /** Whether it can pass by itself, for example while the database starts. */
  isTemporary: boolean;
}

/** Errors of the system or the driver, by their code. */
const CODES: Record<string, string> = {
  ECONNREFUSED: "nothing listens there",
  ENOENT: "nothing listens there",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "the host's name cannot be looked up",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "the network cannot be reached",
  ETIMEDOUT: "it does not answer",
  ECONNRESET: "it closes the connection",
};

const NO_TLS = "The server does not support SSL connections";

/** Errors of TLS that mean an untrusted chain (OpenSSL's names). */
const UNTRUSTED =
  /SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|CERT_UNTRUSTED|INVALID_CA/;

/** Answers of the server, by SQLSTATE, and whether they can pass. */
const STATES: Record<string, [reason: string, isTemporary?: boolean]> = {
  "28P01": ["it refuses the password"],
  "28000": ["it does not let this user in: no such role, or no rule for it"],
  "3D000": ["there is no such database"],
  "42501": ["this user may not connect to this database"],
  "53300": ["it has too many connections", true],
  "57P01": ["it stops", true],
  "57P02": ["it restarts after a crash", true],
  "57P03": ["it is starting or stopping", true],
};

/**
 * Describes why no connection to `address` could be made. The description holds
 * texts of this file only, and the server's words for rare errors: never
 * anything of the URL that could be a password.
 */
export function describeConnectionFailure(
  error: unknown,
  { connectTimeoutSeconds }: Pick<DatabaseUrl, "connectTimeoutSeconds">,
): ConnectionFailure {
  const { code = "", message } = error as Error & { code?: string };
  const state = STATES[code];
  if (state) return { reason: state[0], isTemporary: state[1] ?? false };
  const tls = tlsReason(code, message);
  if (tls) return { reason: tls, isTemporary: false };
  if (message.includes("timeout")) {
    const reason = `it does not answer within ${connectTimeoutSeconds} s`;
    return { reason, isTemporary: true };
  }
  return otherFailure(code, message);
}

function otherFailure(code: string, message: string): ConnectionFailure {
  const known = CODES[code];
  if (known) return { reason: known, isTemporary: true };
  if (message.startsWith("Connection terminated")) {
    return { reason: "it closes the connection", isTemporary: true };
  }
  if (message.includes("password must be a string")) {
    return {
      reason: "it asks for a password, and there is none",
      isTemporary: false,
    };
  }
  const reason = `it cannot be used: ${message}${code && ` (${code})`}`;
  return { reason, isTemporary: false };
}

function tlsReason(code: string, message: string): string | undefined {
  if (message === NO_TLS) return "it has no TLS";
  if (UNTRUSTED.test(code)) return "its certificate is not trusted";
  if (code === "CERT_HAS_EXPIRED") return "its certificate has expired";
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") {
    return "its certificate is for another host name";
  }
  return undefined;
}

/** Whether the server answered that it has no TLS. */
export function lacksTls(error: unknown): boolean {
  return error instanceof Error && error.message === NO_TLS;
}
