import { AssertionError, failWith } from "./assertion_error.ts";

/** The falsy values of JavaScript. */
export type Falsy = false | 0 | 0n | "" | null | undefined;

/** Asserts that `expr` is truthy. */
export function assert(expr: unknown, msg = ""): asserts expr {
  if (!expr) throw new AssertionError(msg);
}

/** Asserts that `expr` is falsy. */
export function assertFalse(expr: unknown, msg = ""): asserts expr is Falsy {
  if (expr) throw new AssertionError(msg);
}

/** Asserts that `actual` is neither null nor undefined. */
export function assertExists<T>(
  actual: T,
  msg?: string,
): asserts actual is NonNullable<T> {
  if (actual === undefined || actual === null) {
    failWith(`Expected actual: "${actual}" to not be null or undefined`, msg);
  }
}

/** Fails. */
export function fail(msg?: string): never {
  failWith("Failed assertion", msg);
}

/** Fails; for code that must never be reached. */
export function unreachable(msg?: string): never {
  failWith("Unreachable", msg);
}

/** Fails; for code that is not written yet. */
export function unimplemented(msg?: string): never {
  failWith("Unimplemented", msg);
}
