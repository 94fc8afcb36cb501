import { failWith } from "./assertion_error.ts";
import { format } from "./difference.ts";
import { equal } from "./equal.ts";
import { assertEquals } from "./equality.ts";

/** An array or an array-like object; not a string. */
export type ArrayLikeArg<T> = ArrayLike<T> & object;

/** Asserts that `actual` has an equal element for each one of `expected`. */
export function assertArrayIncludes<T>(
  actual: ArrayLikeArg<T>,
  expected: ArrayLikeArg<T>,
  msg?: string,
): void {
  const members = Array.from(actual);
  const missing = Array.from(expected).filter((wanted) =>
    !members.some((member) => equal(member, wanted))
  );
  if (missing.length === 0) return;
  failWith(
    `Expected actual: ${format(actual)} to include: ${format(expected)}, ` +
      `missing: ${format(missing)}`,
    msg,
  );
}

/** Asserts that `actual` has all properties of `expected`, at every depth. */
export function assertObjectMatch(
  // deno-lint-ignore no-explicit-any
  actual: Record<PropertyKey, any>,
  expected: Record<PropertyKey, unknown>,
  msg?: string,
): void {
  assertEquals(
    intersection(actual, expected, new Map()),
    intersection(expected, expected, new Map()),
    msg,
  );
}

/** The part of `actual` whose keys are in `expected`, too. */
function intersection(
  actual: unknown,
  expected: unknown,
  outer: Map<object, unknown>,
): unknown {
  if (!isObject(actual) || !isObject(expected) || isAtomic(actual)) {
    return actual;
  }
  if (outer.has(actual)) return outer.get(actual);
  const inner = (filtered: unknown) => new Map(outer).set(actual, filtered);
  if (Array.isArray(actual) && Array.isArray(expected)) {
    const filtered: unknown[] = [];
    for (const [i, member] of actual.slice(0, expected.length).entries()) {
      filtered.push(intersection(member, expected[i], inner(filtered)));
    }
    return filtered;
  }
  if (actual instanceof Map && expected instanceof Map) {
    const shared = [...actual].filter(([key]) => expected.has(key));
    return new Map(
      shared.map((
        [key, value],
      ) => [key, intersection(value, expected.get(key), outer)]),
    );
  }
  if (actual instanceof Set && expected instanceof Set) {
    return actual.intersection(expected);
  }
  const filtered: Record<PropertyKey, unknown> = {};
  for (const key of Reflect.ownKeys(expected)) {
    if (!(key in actual)) continue;
    filtered[key] = intersection(
      actual[key as keyof object],
      expected[key as keyof object],
      inner(filtered),
    );
  }
  return filtered;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isAtomic(value: object): boolean {
  return value instanceof Date || value instanceof RegExp ||
    ArrayBuffer.isView(value);
}
