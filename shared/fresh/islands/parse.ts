import { computed, signal } from "@preact/signals";

/** Stands in props for JSX that is found in the page. */
export class SlotRef {
  constructor(readonly id: number, readonly name: string) {}
}

type Encoded = string | number | boolean | null | EncodedObject | EncodedList;
type EncodedObject = { [key: string]: Encoded };
type EncodedList =
  | [items: Encoded[]]
  | ["undefined"]
  | ["date", time: number | null]
  | ["slot", id: number, name: string]
  | ["signal" | "computed", id: number, content?: Encoded];

/** Reads what {@linkcode stringify} wrote. */
export function parse(text: string): unknown {
  const signals: unknown[] = [];

  function decode(value: Encoded): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return decodeList(value);
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, decode(inner)]),
    );
  }

  function decodeList(list: EncodedList): unknown {
    switch (list[0]) {
      case "undefined":
        return undefined;
      case "date":
        return new Date(list[1] ?? NaN);
      case "slot":
        return new SlotRef(list[1], list[2]);
      case "signal":
        return signals[list[1]] ??= signal(decode(list[2]!));
      case "computed":
        return signals[list[1]] ??= constant(decode(list[2]!));
      default:
        return list[0].map(decode);
    }
  }

  return decode(JSON.parse(text));
}

function constant(value: unknown): unknown {
  return computed(() => value);
}
