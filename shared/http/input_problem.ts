import type { z } from "zod";

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

const TYPES: Record<string, string> = {
  string: "must be text",
  number: "must be a number",
  int: "must be a whole number",
  boolean: "must be true or false",
  array: "must be a list",
  object: "must be an object",
  record: "must be an object",
  date: "must be a date",
};

/** What is counted in a value that is too short or too long. */
const COUNTED: Record<string, string> = {
  string: " characters",
  array: " entries",
};

/**
 * Says in plain words what is wrong with a value, where its schema says
 * nothing itself. The library's words name types, and print whole patterns.
 */
export function describeProblem(issue: RawIssue): string {
  if (issue.input === undefined) return "is missing";
  switch (issue.code) {
    case "invalid_type":
      return TYPES[issue.expected] ?? "is not valid";
    case "invalid_value":
      return `must be ${
        issue.values.map((value) => JSON.stringify(value)).join(" or ")
      }`;
    case "too_small":
      return describeBound("at least", issue.minimum, issue.origin);
    case "too_big":
      return describeBound("at most", issue.maximum, issue.origin);
    case "not_multiple_of":
      return `must be a multiple of ${issue.divisor}`;
    case "unrecognized_keys":
      return "is not known here";
    default:
      return "is not valid";
  }
}

function describeBound(
  bound: string,
  value: number | bigint,
  origin: string,
): string {
  const counted = COUNTED[origin];
  return counted
    ? `must have ${bound} ${value}${counted}`
    : `must be ${bound} ${value}`;
}
