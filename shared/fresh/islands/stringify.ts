/** Turns values of one kind into plain ones; undefined for values of other kinds. */
export type Replacer = (value: object) => unknown;

/**
 * Writes island props as JSON, as a list of values that name each other by index, so that what is shared stays shared
 * and cycles are possible. Carries JSON, `undefined`, numbers JSON lacks, `bigint`, `Date`, `URL`, `RegExp`, `Map`,
 * `Set`, `Uint8Array` and signals; other objects keep their own enumerable properties only.
 *
 * @throws {TypeError} for functions and symbols.
 */
export function stringify(
  root: unknown,
  replacers: Record<string, Replacer> = {},
): string {
  const entries: unknown[] = [];
  const indexes = new Map<unknown, number>();

  function add(value: unknown): number {
    const known = indexes.get(value);
    if (known !== undefined) return known;
    const index = entries.push(null) - 1;
    indexes.set(value, index);
    entries[index] = describe(value);
    return index;
  }

  /** A primitive as itself, anything else as `[kind, …indexes or text]`. */
  function describe(value: unknown): unknown {
    switch (typeof value) {
      case "string":
      case "boolean":
        return value;
      case "number":
        return Number.isFinite(value) && !Object.is(value, -0)
          ? value
          : ["number", Object.is(value, -0) ? "-0" : String(value)];
      case "undefined":
        return ["undefined"];
      case "bigint":
        return ["bigint", String(value)];
      case "object":
        return value === null ? null : describeObject(value);
      default:
        throw new TypeError(
          `Cannot give a ${typeof value} to an island: it cannot be sent to the browser`,
        );
    }
  }

  function describeObject(value: object): unknown[] {
    for (const [kind, replace] of Object.entries(replacers)) {
      const replaced = replace(value);
      if (replaced !== undefined) return [kind, add(replaced)];
    }
    if (isSignal(value)) {
      return [isComputed(value) ? "computed" : "signal", add(value.peek())];
    }
    if (Array.isArray(value)) return ["array", ...value.map(add)];
    if (value instanceof Date) return ["date", value.getTime()];
    if (value instanceof URL) return ["url", value.href];
    if (value instanceof RegExp) return ["regexp", value.source, value.flags];
    if (value instanceof Map) {
      return [
        "map",
        ...[...value].flatMap(([key, inner]) => [add(key), add(inner)]),
      ];
    }
    if (value instanceof Set) return ["set", ...[...value].map(add)];
    if (value instanceof Uint8Array) return ["bytes", ...value];
    const properties = Object.entries(value).map(([key, inner]) => [
      key,
      add(inner),
    ]);
    return ["object", Object.fromEntries(properties)];
  }

  add(root);
  return JSON.stringify(entries);
}

interface SignalLike {
  peek(): unknown;
}

function isSignal(value: object): value is SignalLike {
  return "value" in value && "peek" in value &&
    typeof value.peek === "function";
}

/** Signals write their fields under short names: a computed one keeps its function in `x`. */
function isComputed(value: object): boolean {
  return "x" in value && typeof value.x === "function" ||
    "_fn" in value && typeof value._fn === "function";
}
