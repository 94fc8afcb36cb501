import type { Names } from "./names.ts";
import { joinVerbs } from "./narrower.ts";
import { is, merge, type Part, type Phrase, rewrite } from "./part.ts";

/** Joins names that together are one thing, and titles with their names. */
export function readThings(
  said: readonly Part[],
  names: Names,
  textOf: (part: Part) => string,
): Part[] {
  const parts = joinVerbs(said, textOf);
  const narrowed = rewrite(parts, (index) => sameThing(parts, index));
  const joined = rewrite(narrowed, (index) => compound(narrowed, index, names));
  return rewrite(joined, (index) => titled(joined, index));
}

/** "Wax, the natural one": neighbours that have a thing in common. */
function sameThing(parts: readonly Part[], index: number): Phrase | undefined {
  const first = parts[index]!;
  if (!is(first, "name")) return undefined;
  const isJoined = (part: Part | undefined) =>
    is(part, "particle", "no") || is(part, "filler") || is(part, "mark");
  // 「…のほうの」 is two words.
  const gap = [0, 1, 2].find((at) => !isJoined(parts[index + 1 + at])) ?? 2;
  const second = parts[index + 1 + gap];
  if (!is(second, "name") || first.value !== second.value) return undefined;
  const ids = first.ids!.filter((id) => second.ids!.includes(id));
  const isPartial = first.ids!.length > 1 || second.ids!.length > 1 ||
    first.ids![0] === second.ids![0];
  if (ids.length === 0 || !isPartial) return undefined;
  const next = index + 2 + gap;
  return {
    part: merge(parts, [index, next], {
      kind: "name",
      value: first.value,
      ids,
    }),
    next,
  };
}

/** Two names beside each other, where one service is both. */
function compound(
  parts: readonly Part[],
  index: number,
  { compounds }: Names,
): Phrase | undefined {
  const first = parts[index]!;
  const isRejected = parts.slice(Math.max(0, index - 2), index)
    .some((part) => is(part, "neg_after"));
  if (!is(first, "name", "service") || isRejected || areCompared(parts)) {
    return undefined;
  }
  for (const gap of [0, 1, 2, 3]) {
    const second = parts[index + 1 + gap];
    if (is(second, "name", "service")) {
      const key = [first.ids![0], second.ids![0]].toSorted().join("+");
      const id = compounds.get(key);
      const next = index + 2 + gap;
      return id && first.ids!.length === 1
        ? {
          part: merge(parts, [index, next], {
            kind: "name",
            value: "service",
            ids: [id],
          }),
          next,
        }
        : undefined;
    }
    if (!isBetweenNames(second)) return undefined;
  }
  return undefined;
}

/** 「着付けと前撮りどっちが安い？」 is about two. */
function areCompared(parts: readonly Part[]): boolean {
  return parts.some((part) => is(part, "ask", "which")) &&
    parts.some((part) =>
      is(part, "pick", "cheaper", "cheapest", "dearest", "longest", "shortest")
    );
}

function isBetweenNames(part: Part | undefined): boolean {
  return is(part, "and") || is(part, "comma") || is(part, "mark") ||
    is(part, "filler") || is(part, "particle", "mo");
}

/** "With Hayashi", 林さん: the title says that it is a stylist. */
function titled(parts: readonly Part[], index: number): Phrase | undefined {
  const isBefore = is(parts[index], "title", "before");
  const at = isBefore ? index + 1 : index;
  if (!is(parts[at], "name", "stylist")) return undefined;
  const isAfter = is(parts[at + 1], "title", "after");
  if (!isBefore && !isAfter) return undefined;
  const next = at + (isAfter ? 2 : 1);
  return {
    part: merge(parts, [index, next], { ...parts[at]!, kind: "name" }),
    next,
  };
}
