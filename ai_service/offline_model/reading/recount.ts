import { is, type Part } from "./part.ts";

/** The parts with corrected quantities, and those that they replace. */
export interface Recounted {
  parts: readonly Part[];
  replaced: Part[];
}

/**
 * "Two mists. No, three. And a wax": a bare number behind a correction is that
 * of the product before it, and what comes then is said in addition.
 */
export function recount(parts: readonly Part[]): Recounted {
  const index = parts.findIndex((part, at) =>
    is(part, "correct") && bareCount(parts, at) !== undefined &&
    isOrdered(parts.slice(0, at)) && isOrdered(behind(parts, at))
  );
  if (index < 0) return { parts, replaced: [] };
  const count = bareCount(parts, index)!;
  const before = parts.slice(0, index);
  const old = before.findLast(isCount);
  const rest = behind(parts, index);
  const kept = old
    ? before.map((part) => part === old ? count : part)
    : [...before, count];
  const next = recount([...kept, ...rest]);
  const replaced = parts.slice(index, parts.indexOf(rest[0]!))
    .filter((part) => part !== count);
  return {
    parts: next.parts,
    replaced: [...(old ? [old] : []), ...replaced, ...next.replaced],
  };
}

const isCount = (part: Part) => part.kind === "count" || part.kind === "num";

const isOrdered = (parts: readonly Part[]) =>
  parts.some((part) => is(part, "name", "product"));

const isLoose = (part: Part | undefined) =>
  is(part, "comma") || is(part, "break") || is(part, "filler") ||
  is(part, "correct") || is(part, "mark");

/** The number behind a correction, with no product beside it. */
function bareCount(parts: readonly Part[], at: number): Part | undefined {
  let index = at + 1;
  while (isLoose(parts[index])) index++;
  const count = parts[index];
  if (!count || !isCount(count) || count.negation) return undefined;
  const next = parts.slice(index + 1).find((part) => !isUnit(part));
  const isEnd = is(next, "comma") || is(next, "break") || is(next, "also") ||
    is(next, "and");
  return isEnd ? count : undefined;
}

const isUnit = (part: Part) =>
  is(part, "filler") || is(part, "particle") || is(part, "unit") ||
  is(part, "want");

/** What follows the corrected number. */
function behind(parts: readonly Part[], at: number): readonly Part[] {
  const count = bareCount(parts, at);
  return count ? parts.slice(parts.indexOf(count) + 1) : [];
}
