import { slotOf } from "./render.ts";

/**
 * Writes island props as JSON for {@linkcode parse}. Carries JSON, `undefined`, `Date`, JSX and signals; a signal that
 * is given twice stays one signal. What JSON lacks is a list that begins with its kind; a real list is put into another.
 *
 * @throws {TypeError} for anything else; a cycle ends in a `RangeError`.
 */
export function stringify(props: unknown): string {
  const signals = new Map<SignalLike, number>();

  function encode(value: unknown): unknown {
    if (value === undefined) return ["undefined"];
    if (isJsonPrimitive(value)) return value;
    if (Array.isArray(value)) return [Array.from(value, encode)];
    if (value instanceof Date) return ["date", value.getTime()];
    if (isSignal(value)) return encodeSignal(value);
    const slot = slotOf(value);
    if (slot) return ["slot", slot.id, slot.name];
    if (isPlainObject(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, encode(inner)]),
      );
    }
    const kind = kindOf(value);
    throw new TypeError(
      `Cannot give a ${kind} to an island: only JSON, undefined, Date, JSX and signals are sent to the browser`,
    );
  }

  function encodeSignal(signal: SignalLike): unknown {
    const kind = isComputed(signal) ? "computed" : "signal";
    const known = signals.get(signal);
    if (known !== undefined) return [kind, known];
    const content = encode(signal.peek());
    const id = signals.size;
    signals.set(signal, id);
    return [kind, id, content];
  }

  return JSON.stringify(encode(props));
}

function isJsonPrimitive(value: unknown): boolean {
  return value === null || typeof value === "string" ||
    typeof value === "boolean" || Number.isFinite(value);
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function kindOf(value: unknown): string {
  if (typeof value === "number") return String(value);
  return typeof value === "object" && value !== null
    ? value.constructor.name
    : typeof value;
}

interface SignalLike {
  peek(): unknown;
}

function isSignal(value: unknown): value is SignalLike {
  return typeof value === "object" && value !== null && "value" in value &&
    "peek" in value && typeof value.peek === "function";
}

/** Signals write their fields under short names: a computed one keeps its function in `x`. */
function isComputed(signal: SignalLike): boolean {
  return "x" in signal && typeof signal.x === "function" ||
    "_fn" in signal && typeof signal._fn === "function";
}
