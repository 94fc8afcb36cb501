import type { ChoiceSlot } from "./frame.ts";
import { is, type Part } from "./part.ts";

const BY: Readonly<Record<string, ChoiceSlot>> = Object.fromEntries(
  [
    "cheapest",
    "cheaper",
    "dearest",
    "shortest",
    "longest",
    "earliest",
    "earlier",
    "latest",
    "later",
  ]
    .map((order) => [order, { kind: "by", order } as ChoiceSlot]),
);

/** What a word says about a list: "the second one", "the cheapest". */
export function choiceOf(part: Part): ChoiceSlot | undefined {
  if (is(part, "nth")) return { kind: "nth", n: part.n! };
  if (!is(part, "pick")) return undefined;
  const n = Number(part.value);
  if (Number.isInteger(n)) return { kind: "nth", n };
  if (
    part.value === "this" || part.value === "other" || part.value === "more"
  ) return { kind: part.value };
  return BY[part.value];
}
