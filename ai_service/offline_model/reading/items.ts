import type { ItemSlot, Problem } from "./frame.ts";
import { is, type Part } from "./part.ts";
import { type Quoter, segmentsOf } from "./values.ts";

/** More than this is a slip of the finger. */
const MAX_QUANTITY = 999;

/** The products of a message with their quantities, and the parts used. */
export interface Items {
  items: ItemSlot[];
  used: Part[];
  problems: Problem[];
  /** The quantity of a product that is not clear yet. */
  open?: number;
}

/** Pairs each product with the number beside it. */
export function readItems(
  parts: readonly Part[],
  products: readonly Part[],
  quoter: Quoter,
): Items {
  const isEach = parts.some((part) => is(part, "all", "each"));
  const named = isEach ? products.flatMap(eachOf) : products;
  const isExpanded = named.length !== products.length;
  const used = corrected(parts, products);
  const problems: Problem[] = [];
  const items = named.map((product) => {
    const count = isExpanded ? undefined : countOf(parts, product, used);
    if (count) used.push(count);
    problems.push(...problemsOf(product, count, quoter));
    const quantity = is(count, "filler") ? 1 : count?.n;
    return {
      productId: product.ids![0]!,
      ...(quantity === undefined ? {} : { quantity }),
    };
  });
  correctLast(parts, items, used);
  shareEach(parts, { items, used, problems });
  if (isExpanded) { for (const item of items) item.quantity ??= 1; }
  const isClear = (_: ItemSlot, index: number) =>
    named[index]!.ids!.length === 1;
  const open = items.length === 1 && !isClear(items[0]!, 0)
    ? items[0]!.quantity
    : undefined;
  return {
    items: merged(items.filter(isClear)),
    used: [...used, ...products],
    problems,
    ...(open === undefined ? {} : { open }),
  };
}

/** "One of each brush" is all that the name fits. */
function eachOf(product: Part): Part[] {
  if (product.ids!.length === 1) return [product];
  return product.ids!.map((id) => ({ ...product, ids: [id] }));
}

/** Counts that went with products which were corrected since. */
function corrected(
  parts: readonly Part[],
  products: readonly Part[],
): Part[] {
  const start = segmentsOf(parts).find((segment) =>
    segment.includes(products[0]!)
  )?.[0];
  return parts.slice(0, start ? parts.indexOf(start) : 0).filter(isCount);
}

function problemsOf(
  product: Part,
  count: Part | undefined,
  quoter: Quoter,
): Problem[] {
  const quote = quoter.quote(product);
  const isClear = product.ids!.length === 1;
  const isWhole = !count || is(count, "filler") ||
    count.kind !== "vague" && Number.isInteger(count.n) &&
      count.n! > 0 && count.n! <= MAX_QUANTITY;
  const problems: Problem[] = [];
  if (!isClear) {
    problems.push({
      reason: "ambiguous_name",
      quote,
      slot: "item",
      ids: [...product.ids!],
    });
  }
  if (!isWhole) {
    problems.push({ reason: "bad_quantity", quote: quoter.quote(count!) });
  }
  return problems;
}

const isCount = (part: Part | undefined): part is Part =>
  part?.kind === "count" || part?.kind === "num" || part?.kind === "vague";

/** Words that may stand between a number and its product. */
const isLoose = (part: Part | undefined) =>
  is(part, "money") || is(part, "volume") ||
  is(part, "filler") || is(part, "particle") || is(part, "mark") ||
  is(part, "unit");

/** "Two brushes", ブラシを2本: before it first, then behind it. */
function countOf(
  parts: readonly Part[],
  product: Part,
  used: readonly Part[],
): Part | undefined {
  const at = parts.indexOf(product);
  for (const step of [-1, 1]) {
    let near = at + step;
    while (isLoose(parts[near]) && Math.abs(near - at) < 4) {
      if (step < 0 && is(parts[near], "filler", "one")) return parts[near];
      near += step;
    }
    const part = parts[near];
    if (isFree(part, used)) return part;
  }
  return undefined;
}

const isFree = (part: Part | undefined, used: readonly Part[]) =>
  isCount(part) && !used.includes(part) && !part.isContext && !part.negation;

/** "Two… make it three": the last product's number is said anew. */
function correctLast(
  parts: readonly Part[],
  items: ItemSlot[],
  used: Part[],
): void {
  const at = parts.findLastIndex((part) => is(part, "correct"));
  const anew = at < 0 ? undefined : parts.slice(at).find(isCount);
  const last = items.at(-1);
  if (
    !anew?.n || anew.n < 1 || !Number.isInteger(anew.n) || !last ||
    used.includes(anew)
  ) return;
  last.quantity = anew.n;
  used.push(...parts.slice(0, at).filter(isCount), anew);
}

/** "One of each", 1つずつ; a number that stands apart is the only product's. */
function shareEach(
  parts: readonly Part[],
  { items, used, problems }: Items,
): void {
  const isEach = parts.some((part) => is(part, "all", "each"));
  const loose = parts.find((part) =>
    isCount(part) && !used.includes(part) && !part.isContext && !part.negation
  );
  const each = parts.findIndex((part) => is(part, "all", "each"));
  const beside = parts[each - 1];
  const counted = isCount(beside) ? beside : loose ?? used.find(isCount);
  if (isEach && counted?.n) {
    for (const item of items) item.quantity ??= counted.n;
    used.push(counted);
  } else if (
    loose?.n && items.length === 1 && items[0]!.quantity === undefined
  ) {
    items[0]!.quantity = loose.n;
    if (!Number.isInteger(loose.n) || loose.n < 1 || loose.n > MAX_QUANTITY) {
      problems.push({ reason: "bad_quantity", quote: String(loose.n) });
    }
    used.push(loose);
  }
}

/** A product that is named twice is one item. */
function merged(items: readonly ItemSlot[]): ItemSlot[] {
  const byId = new Map<string, ItemSlot>();
  for (const item of items) {
    const before = byId.get(item.productId);
    byId.set(item.productId, before ? { ...before, ...item } : item);
  }
  return [...byId.values()];
}
