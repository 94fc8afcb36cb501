import { AssertionError, failWith } from "./assertion_error.ts";
import { difference, format } from "./difference.ts";
import { equal } from "./equal.ts";

/** Asserts deep equality, see {@linkcode equal}. */
export function assertEquals<T>(actual: T, expected: T, msg?: string): void {
  if (equal(actual, expected)) return;
  failWithDifference("Values are not equal", actual, expected, msg);
}

/** Asserts that two values are not deeply equal. */
export function assertNotEquals<T>(actual: T, expected: T, msg?: string): void {
  if (!equal(actual, expected)) return;
  failWith(
    `Expected actual: ${format(actual)} not to be: ${format(expected)}`,
    msg,
  );
}

/** Asserts that two values are the same, by `Object.is`. */
export function assertStrictEquals<T>(
  actual: unknown,
  expected: T,
  msg?: string,
): asserts actual is T {
  if (Object.is(actual, expected)) return;
  const description = format(actual) === format(expected)
    ? "Values have the same structure but are not reference-equal"
    : "Values are not strictly equal";
  failWithDifference(description, actual, expected, msg);
}

/** Asserts that two values are not the same, by `Object.is`. */
export function assertNotStrictEquals<T>(
  actual: T,
  expected: T,
  msg?: string,
): void {
  if (!Object.is(actual, expected)) return;
  failWith(
    `Expected "actual" to not be strictly equal to: ${format(actual)}`,
    msg,
  );
}

function failWithDifference(
  description: string,
  actual: unknown,
  expected: unknown,
  msg?: string,
): never {
  const heading = msg ? `${description}: ${msg}` : `${description}.`;
  throw new AssertionError(`${heading}\n${difference(actual, expected)}`);
}
