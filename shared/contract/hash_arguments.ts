import canonicalize from "canonicalize";
import { createHash } from "node:crypto";

/**
 * SHA-256 of the RFC 8785 form of a call's arguments, as 64 lower-case hex
 * digits, so that both sides hash the same bytes whatever the key order.
 *
 * @throws {TypeError} If `args` is not a JSON value.
 */
export function hashArguments(args: unknown): string {
  const text = canonicalize(args);
  if (text === undefined) throw new TypeError("Cannot hash: not a JSON value");
  return createHash("sha256").update(text).digest("hex");
}
