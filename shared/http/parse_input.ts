import type { z } from "zod";
import { type ApiError, invalidInput } from "./errors.ts";
import { describeProblem } from "./input_problem.ts";

type Issue = z.core.$ZodIssue;
type Path = PropertyKey[];

/**
 * Parses `value` with `schema`. An optional field that is `null` counts as
 * absent, at any depth, unless its schema allows `null`: models send both, and
 * in strict mode can only send `null`.
 *
 * @throws {ApiError} 400 `invalid_input` that names the first invalid or
 * unknown field.
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(value, { error: describeProblem });
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const nulls = pathsOf(issues).filter((path) => isNullMember(value, path));
  if (nulls.length === 0) throw toApiError(issues[0]!);
  const again = schema.safeParse(withoutMembers(value, nulls), {
    error: describeProblem,
  });
  if (again.success) return again.data;
  const [issue] = again.error.issues as [Issue, ...Issue[]];
  // A required field that was null is reported as null, not as missing.
  throw toApiError(issues.find((sent) => hasSamePath(sent, issue)) ?? issue);
}

function toApiError(issue: Issue): ApiError {
  const unknown = issue.code === "unrecognized_keys"
    ? issue.keys.slice(0, 1)
    : [];
  const field = [...issue.path, ...unknown].map(String).join(".");
  return invalidInput(field, `${field || "The input"} ${issue.message}`);
}

function pathsOf(issues: readonly Issue[]): Path[] {
  return issues.map(({ path }) => path).filter((path) => path.length > 0);
}

function isNullMember(value: unknown, path: Path): boolean {
  const parent = parentOf(value, path);
  return !Array.isArray(parent) && parent[path.at(-1)!] === null;
}

function withoutMembers(value: unknown, paths: readonly Path[]): unknown {
  const copy = structuredClone(value);
  for (const path of paths) delete parentOf(copy, path)[path.at(-1)!];
  return copy;
}

function parentOf(value: unknown, path: Path): Record<PropertyKey, unknown> {
  return path.slice(0, -1).reduce(
    (parent, key) => (parent as Record<PropertyKey, unknown>)[key],
    value,
  ) as Record<PropertyKey, unknown>;
}

function hasSamePath(one: Issue, other: Issue): boolean {
  return JSON.stringify(one.path) === JSON.stringify(other.path);
}
