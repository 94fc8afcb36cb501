import { invalidInput } from "../../shared/http/errors.ts";
import { checkIdempotencyKey } from "../storage/idempotency.ts";

/** The header that carries the key of a call. */
export const IDEMPOTENCY_HEADER = "idempotency-key";
/** Place of the key in `_meta`, for MCP clients that cannot set headers. */
export const IDEMPOTENCY_META = "madoguchi/idempotency-key";

/**
 * The key that a call carries in its `Idempotency-Key` header or, over MCP, in
 * `_meta`.
 *
 * @param header The header's value, null where it was not sent.
 * @throws {ApiError} 400 for a key that is not 1 to 255 visible ASCII
 * characters, or for two different ones.
 */
export function readIdempotencyKey(
  header: string | null,
  meta: Record<string, unknown> = {},
): string | undefined {
  const given = [
    header ?? undefined,
    meta[IDEMPOTENCY_META],
  ].filter((key) => key !== undefined);
  const [key] = given;
  if (key === undefined) return undefined;
  if (given.some((other) => other !== key)) {
    throw invalidInput("Idempotency-Key", "Two different idempotency keys");
  }
  checkIdempotencyKey(key);
  return key;
}
