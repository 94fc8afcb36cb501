import type { Intent, Problem, SlotName, Slots, WhichSlot } from "./frame.ts";
import { is, type Part } from "./part.ts";
import { type Quoter, single, type Value, wanted } from "./values.ts";

/** Slots, the parts that they came from, and what stands against them. */
export interface Filled {
  slots: Slots;
  used: Set<Part>;
  problems: Problem[];
}

/** What fills slots: the parts of one job and how to quote them. */
export interface Filler {
  parts: readonly Part[];
  intent: Intent;
  quoter: Quoter;
  /** It answers which booking or order is meant. */
  isWhich?: boolean;
}

export interface Target {
  target: Slots | WhichSlot;
  accepts(part: Part): boolean;
}

/** Puts the single value of a kind of parts into a slot. */
export function put<Key extends string, T>(
  { parts, quoter }: Filler,
  filled: Filled,
  { key, target, accepts, read, join, slot }: {
    key: Key;
    target: { [key in Key]?: T };
    accepts(part: Part): boolean;
    read(part: Part): T | undefined;
    join?: (a: T, b: T) => T | undefined;
    slot: SlotName;
  },
): void {
  const found = wanted(parts, accepts);
  markEither(parts, filled);
  const result: Value<T> = single(found, read, {
    parts,
    slot,
    quoter,
    ...(join ? { join } : {}),
  });
  for (const part of parts.filter(accepts)) filled.used.add(part);
  if (result.problem) filled.problems.push(result.problem);
  if (result.value !== undefined) target[key] = result.value;
}

/** An either between two values is told as a problem of theirs. */
function markEither(parts: readonly Part[], filled: Filled): void {
  parts.forEach((part, index) => {
    const kind = parts[index - 1]?.kind;
    if (is(part, "either") && kind && kind === parts[index + 1]?.kind) {
      filled.used.add(part);
    }
  });
}
