import { is, type Part } from "./part.ts";
import { isRejected } from "./values.ts";

/**
 * The ids of products that were named and taken back later in the message:
 * "a comb and a mist. Forget the mist". Naming one again takes it anew.
 */
export function takenBackIn(parts: readonly Part[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const part of parts) {
    const [id, ...more] = part.ids ?? [];
    if (!is(part, "name", "product") || !id || part.isContext) continue;
    if (part.negation && more.length === 0 && isRejected(part, parts)) {
      ids.add(id);
    } else if (!part.negation) ids.delete(id);
  }
  return ids;
}

/** "No brush left, so the round one": the second says which of the first. */
export function withoutVague(named: readonly Part[]): Part[] {
  return named.filter((part, index) => {
    const { ids = [] } = part;
    const isSaidBetter = named.slice(index + 1).some((other) =>
      other.ids!.length < ids.length &&
      other.ids!.every((id) => ids.includes(id))
    );
    return ids.length === 1 || !isSaidBetter;
  });
}

/** "That wax" is the wax; the pronoun chooses nothing of a list. */
export function readDemonstratives(parts: readonly Part[]): Part[] {
  return parts.map((part, index) =>
    is(part, "pick", "this") && is(parts[index + 1], "name", "product")
      ? { ...part, kind: "filler", value: "1" }
      : part
  );
}
