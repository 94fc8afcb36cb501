import { is, type Part } from "./part.ts";
import type { Recounted } from "./recount.ts";

const isProduct = (part: Part) =>
  is(part, "name", "product") && part.ids!.length === 1 && !part.isContext &&
  !part.negation;

const isCount = (part: Part | undefined): part is Part =>
  part?.kind === "count" || part?.kind === "num";

/**
 * "Two mists and three combs, no, two combs": of several, the one that is said
 * again gets another number, and the others stay.
 */
export function saidAgain(parts: readonly Part[]): Recounted {
  const at = parts.findLastIndex((part) => is(part, "correct"));
  const [before, behind] = [
    parts.slice(0, Math.max(0, at)),
    parts.slice(at + 1),
  ];
  const again = behind.filter(isProduct);
  const isAgain = (part: Part) =>
    again.some(({ ids }) => ids![0] === part.ids![0]);
  const named = before.filter(isProduct);
  const old = named.filter(isAgain);
  const isOne = at > 0 && again.length > 0 && old.length === again.length &&
    named.length > old.length && behind.some(isCount);
  if (!isOne) return { parts, replaced: [] };
  const counts = old.flatMap((part) => countBeside(before, part) ?? []);
  const replaced = [...old, ...counts, parts[at]!];
  return { parts: parts.filter((part) => !replaced.includes(part)), replaced };
}

/** The number right before the name, or right behind it. */
function countBeside(parts: readonly Part[], product: Part): Part | undefined {
  const at = parts.indexOf(product);
  const near = [at - 1, at + 1, at - 2, at + 2].map((index) => parts[index]);
  return near.find(isCount) ??
    [parts[at - 1]].find((part) => is(part, "filler", "one"));
}
