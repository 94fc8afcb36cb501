import canonicalize from "canonicalize";
import { createHash } from "node:crypto";

/**
 * SHA-256 of a call's arguments, as 64 lower-case hex digits. They are hashed
 * in RFC 8785 form, so the order of their keys does not matter.
 *
 * @throws {TypeError} If `args` is not a JSON value.
 */
export function hashArguments(args: unknown): string {
  const text = canonicalize(args);
  if (text === undefined) throw new TypeError("Cannot hash: not a JSON value");
  return createHash("sha256").update(text).digest("hex");
}
