import { failWith } from "./assertion_error.ts";

// deno-lint-ignore no-explicit-any
type Class<T> = abstract new (...args: any[]) => T;

/** Asserts that `error` is an `Error`, and checks class and message if given. */
export function assertIsError<E extends Error = Error>(
  error: unknown,
  ErrorClass?: Class<E>,
  msgMatches?: string | RegExp,
  msg?: string,
): asserts error is E {
  if (!(error instanceof Error)) {
    failWith('Expected "error" to be an Error object', msg);
  }
  if (ErrorClass && !(error instanceof ErrorClass)) {
    failWith(
      `Expected error to be instance of "${ErrorClass.name}", but was "${error.constructor.name}" (${error.message})`,
      msg,
    );
  }
  if (msgMatches && !includes(error.message, msgMatches)) {
    const wanted = typeof msgMatches === "string"
      ? JSON.stringify(msgMatches)
      : String(msgMatches);
    failWith(
      `Expected error message to include ${wanted}, but got ${
        JSON.stringify(error.message)
      }`,
      msg,
    );
  }
}

/** Asserts that `actual` is an instance of `expectedType`. */
export function assertInstanceOf<T extends Class<unknown>>(
  actual: unknown,
  expectedType: T,
  msg = "",
): asserts actual is InstanceType<T> {
  if (actual instanceof expectedType) return;
  const got = actual === null || typeof actual !== "object"
    ? String(actual === null ? null : typeof actual)
    : actual.constructor?.name ?? "Object";
  failWith(
    `Expected object to be an instance of "${expectedType.name}" but was "${got}"`,
    msg,
  );
}

/** Asserts that `actual` is not an instance of `unexpectedType`. */
export function assertNotInstanceOf<A, T>(
  actual: A,
  unexpectedType: Class<T>,
  msg?: string,
): asserts actual is Exclude<A, T> {
  if (!(actual instanceof unexpectedType)) return;
  failWith(
    `Expected object to not be an instance of "${unexpectedType.name}"`,
    msg,
  );
}

/** Asserts that `fn` throws, and returns the error. */
export function assertThrows(fn: () => unknown, msg?: string): unknown;
export function assertThrows<E extends Error = Error>(
  fn: () => unknown,
  ErrorClass: Class<E>,
  msgIncludes?: string,
  msg?: string,
): E;
export function assertThrows(
  fn: () => unknown,
  ...rest: ExpectedArgs
): unknown {
  const expected = readExpected(rest);
  try {
    fn();
  } catch (error) {
    return checkError(error, expected);
  }
  failWith("Expected function to throw", expected.msg);
}

/** Asserts that the promise of `fn` rejects, and resolves to the error. */
export function assertRejects(
  fn: () => PromiseLike<unknown>,
  msg?: string,
): Promise<unknown>;
export function assertRejects<E extends Error = Error>(
  fn: () => PromiseLike<unknown>,
  ErrorClass: Class<E>,
  msgIncludes?: string,
  msg?: string,
): Promise<E>;
export async function assertRejects(
  fn: () => PromiseLike<unknown>,
  ...rest: ExpectedArgs
): Promise<unknown> {
  const expected = readExpected(rest);
  const promise = promiseOf(fn, expected.msg);
  try {
    await promise;
  } catch (error) {
    return checkError(error, expected);
  }
  failWith("Expected function to reject", expected.msg);
}

type ExpectedArgs = [
  errorClassOrMsg?: Class<Error> | string,
  msgIncludes?: string,
  msg?: string,
];

interface Expected {
  ErrorClass: Class<Error> | undefined;
  msgIncludes: string | undefined;
  msg: string | undefined;
}

function readExpected([first, msgIncludes, msg]: ExpectedArgs): Expected {
  return typeof first === "string"
    ? { ErrorClass: undefined, msgIncludes: undefined, msg: first }
    : { ErrorClass: first, msgIncludes, msg };
}

function checkError(error: unknown, expected: Expected): unknown {
  const { ErrorClass, msgIncludes, msg } = expected;
  if (ErrorClass) assertIsError(error, ErrorClass, msgIncludes, msg);
  return error;
}

function promiseOf(
  fn: () => PromiseLike<unknown>,
  msg: string | undefined,
): PromiseLike<unknown> {
  let promise: PromiseLike<unknown> | undefined;
  try {
    promise = fn();
  } catch {
    promise = undefined;
  }
  if (typeof promise?.then === "function") return promise;
  failWith("Function throws when expected to reject", msg);
}

function includes(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === "string" ? text.includes(wanted) : wanted.test(text);
}
