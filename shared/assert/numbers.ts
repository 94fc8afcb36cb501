import { AssertionError, failWith } from "./assertion_error.ts";
import { format } from "./difference.ts";

/** Asserts `actual > expected`. */
export function assertGreater<T>(actual: T, expected: T, msg?: string): void {
  if (!(actual > expected)) failOrder(actual, ">", expected, msg);
}

/** Asserts `actual >= expected`. */
export function assertGreaterOrEqual<T>(
  actual: T,
  expected: T,
  msg?: string,
): void {
  if (!(actual >= expected)) failOrder(actual, ">=", expected, msg);
}

/** Asserts `actual < expected`. */
export function assertLess<T>(actual: T, expected: T, msg?: string): void {
  if (!(actual < expected)) failOrder(actual, "<", expected, msg);
}

/** Asserts `actual <= expected`. */
export function assertLessOrEqual<T>(
  actual: T,
  expected: T,
  msg?: string,
): void {
  if (!(actual <= expected)) failOrder(actual, "<=", expected, msg);
}

/** Asserts that two numbers differ by at most `tolerance` (by default a 1e-7th). */
export function assertAlmostEquals(
  actual: number,
  expected: number,
  tolerance: number = isFinite(expected) ? Math.abs(expected) * 1e-7 : 1e-7,
  msg?: string,
): void {
  if (Object.is(actual, expected)) return;
  const difference = Math.abs(expected - actual);
  if (difference <= tolerance) return;
  failWith(
    `Expected actual: "${actual}" to be close to "${expected}": delta "${difference}" is greater than "${tolerance}"`,
    msg,
  );
}

function failOrder(
  actual: unknown,
  relation: string,
  expected: unknown,
  msg?: string,
): never {
  throw new AssertionError(
    msg ?? `Expect ${format(actual)} ${relation} ${format(expected)}`,
  );
}
