import type { z } from "zod";
import { invalidInput } from "./errors.ts";

/**
 * What `schema` makes of `value`.
 *
 * @throws {ApiError} 400 `invalid_input` that names the first field that does
 * not fit, an unknown one too.
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const unknown = issue.code === "unrecognized_keys"
    ? issue.keys.slice(0, 1)
    : [];
  const field = [...issue.path, ...unknown].map(String).join(".");
  throw invalidInput(
    field,
    field ? `${field}: ${issue.message}` : issue.message,
  );
}
