import { isDeepStrictEqual } from "node:util";

/**
 * Deep equality. `0` equals `-0`, and `NaN` equals `NaN`. A missing key differs
 * from one that is undefined. Objects of different classes differ; an object
 * without a prototype counts as a plain object.
 */
export function equal(a: unknown, b: unknown): boolean {
  return compare(a, b, new Map());
}

type Seen = Map<object, object>;

function compare(a: unknown, b: unknown, seen: Seen): boolean {
  if (a === b || Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b) || kindOf(a) !== kindOf(b)) return false;
  if (a instanceof WeakMap || a instanceof WeakSet) {
    throw new TypeError(`Cannot compare ${a.constructor.name} instances`);
  }
  // A cycle: the comparison that is under way decides.
  if (seen.get(a) === b) return true;
  seen.set(a, b);
  const same = sameContent(a, b, seen);
  seen.delete(a);
  return same;
}

function sameContent(a: object, b: object, seen: Seen): boolean {
  if (a instanceof Map || a instanceof Set) {
    return sameMembers([...a], [...b as typeof a], seen);
  }
  if (a instanceof URL || a instanceof URLSearchParams) {
    return String(a) === String(b);
  }
  if (!isComparedByKeys(a)) return isDeepStrictEqual(a, b);
  return sameKeys(a, b, seen);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function kindOf(value: object): object {
  return Object.getPrototypeOf(value) ?? Object.prototype;
}

/** False for dates, regular expressions and the like: they have internal slots. */
function isComparedByKeys(value: object): boolean {
  const tag = Object.prototype.toString.call(value);
  return tag === "[object Object]" || tag === "[object Array]" ||
    tag === "[object Error]";
}

function sameKeys(a: object, b: object, seen: Seen): boolean {
  const keys = keysOf(a);
  if (keys.length !== keysOf(b).length) return false;
  return keys.every((key) =>
    Object.hasOwn(b, key) &&
    compare(a[key as keyof object], b[key as keyof object], seen)
  );
}

function keysOf(value: object): PropertyKey[] {
  // Equal errors can have different stacks.
  return Reflect.ownKeys(value).filter((key) =>
    !(value instanceof Error && key === "stack")
  );
}

function sameMembers(a: unknown[], b: unknown[], seen: Seen): boolean {
  if (a.length !== b.length) return false;
  const unmatched = [...b];
  return a.every((member) => {
    const index = unmatched.findIndex((other) => compare(member, other, seen));
    if (index >= 0) unmatched.splice(index, 1);
    return index >= 0;
  });
}
