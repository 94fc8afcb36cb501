import { is, type Part } from "./part.ts";

/**
 * "Skip the facial, only the massage, same time", 「フェイシャルは無しで、マッサージだけ同じ時間で」:
 * one of two services is left out, and no visit is cancelled.
 */
export function readDropped(
  parts: readonly Part[],
  textOf: (part: Part) => string,
): Part[] {
  return leftOut(withoutUndone(parts, textOf));
}

/** 「フェイシャルはしないで、マッサージだけ」: what is not to be done. */
function withoutUndone(
  parts: readonly Part[],
  textOf: (part: Part) => string,
): Part[] {
  return parts.map((part, index) =>
    is(part, "neg_aux") && UNDONE.test(textOf(part)) &&
      is(parts[index - 1], "particle", "wa") && isOfFirst(parts, index) &&
      parts.slice(index).some((one) => is(one, "name", "service"))
      ? { ...part, kind: "neg_before", value: "contrast" }
      : part
  );
}

const UNDONE = /^(?:しません|しないで|しない|せずに|せず|しなくて)$/;

function leftOut(parts: readonly Part[]): Part[] {
  const isKept = parts.some((part) => is(part, "same", "time"));
  const services = parts.filter((part) => is(part, "name", "service"));
  if (!isKept || services.length !== 2) return [...parts];
  const second = parts.indexOf(services[1]!);
  return parts.map((part, index) => {
    if (index > second) return part;
    const isBehind = is(part, "act", "cancel") &&
      services[0]!.end <= part.start && isOfFirst(parts, index);
    if (isBehind) return { ...part, kind: "neg_before", value: "contrast" };
    return is(part, "answer", "skip") && part.end <= services[0]!.start
      ? { ...part, kind: "neg_after", value: "not" }
      : part;
  });
}

/** The verb stands right behind the first name. */
function isOfFirst(parts: readonly Part[], index: number): boolean {
  const before = is(parts[index - 1], "particle")
    ? parts[index - 2]
    : parts[index - 1];
  return is(before, "name", "service");
}
