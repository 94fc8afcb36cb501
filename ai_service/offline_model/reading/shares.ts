import type { ItemSlot } from "./frame.ts";
import { is, type Part } from "./part.ts";

/**
 * "A wax for me and one for my brother": what comes to the quantity of the
 * product before, for somebody else.
 */
export function sharesIn(parts: readonly Part[]): ReadonlyMap<Part, Part> {
  const shares = new Map<Part, Part>();
  parts.forEach((part, index) => {
    const isCount = part.kind === "num" || part.kind === "count";
    if (!isCount || !part.n || part.isContext || part.negation) return;
    const isPerson = (at: number) =>
      is(parts[at], "unsupported", "other_person");
    const isLink = (at: number) =>
      is(parts[at], "and") || is(parts[at], "comma");
    const isMore = isLink(index - 1) ||
      isPerson(index - 1) && isLink(index - 2);
    const isFor = isPerson(index + 1) || isPerson(index - 1) ||
      is(parts[index + 1], "filler", "for");
    const product = parts.slice(0, index).findLast((one) =>
      is(one, "name", "product") && one.ids!.length === 1
    );
    const next = parts.slice(index + 1, index + 5);
    const isOther = next.some((one) => is(one, "name", "product"));
    if (isMore && isFor && product && !isOther) shares.set(part, product);
  });
  return shares;
}

/** The items with those that somebody else gets. */
export function withShares(
  items: readonly ItemSlot[],
  shares: ReadonlyMap<Part, Part>,
): ItemSlot[] {
  return items.map((item) => {
    const more = [...shares].filter(([, { ids }]) => ids![0] === item.productId)
      .reduce((sum, [{ n }]) => sum + n!, 0);
    return more > 0 ? { ...item, quantity: (item.quantity ?? 1) + more } : item;
  });
}
