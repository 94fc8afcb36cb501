import { COMPARES, eitherOf } from "./fill_who.ts";
import type { Filled, Filler } from "./filler.ts";
import type { Intent } from "./frame.ts";
import { ownedIn } from "./owned.ts";
import { recount } from "./recount.ts";
import { readItems } from "./items.ts";
import { is, type Part } from "./part.ts";
import { takenBackIn, withoutVague } from "./product_mentions.ts";
import { saidAgain } from "./said_again.ts";
import { sharesIn, withShares } from "./shares.ts";
import { wanted } from "./values.ts";

const ORDERS: ReadonlySet<Intent> = new Set([
  "order",
  "answer",
  "none",
  "no",
  "cancel_order",
]);

export function fillProducts(said: Filler, filled: Filled): void {
  const { parts: recounted, replaced: before } = recount(said.parts);
  const { parts, replaced } = saidAgain(recounted);
  for (const part of [...before, ...replaced]) filled.used.add(part);
  const filler = { ...said, parts };
  const { intent, quoter } = filler;
  const isProduct = (part: Part) => is(part, "name", "product");
  const named = wanted(parts, isProduct);
  const owned = ORDERS.has(intent) ? ownedIn(parts, named, quoter) : [];
  const counted = (part: Part) => isCounted(parts, part);
  const mine = named.filter((part) => !owned.includes(part));
  const found = mine.some(counted) && mine.every(counted)
    ? mine
    : withoutVague(mine);
  const takenBack = takenBackIn(parts);
  for (const part of parts.filter(isProduct)) filled.used.add(part);
  if (found.length === 0) return fillNumber(filler, filled);
  const either = COMPARES.has(intent)
    ? undefined
    : eitherOf(filler, found, "item");
  if (either) {
    filled.problems.push(either);
    fillNumber(filler, filled);
  }
  if (!ORDERS.has(intent)) {
    filled.slots.products = found.flatMap(({ ids }) => [...ids!]);
    return;
  }
  const shares = sharesIn(parts);
  for (const share of shares.keys()) filled.used.add(share);
  const earlier = countOfEarlier(parts, found);
  const others = parts.filter((part) => part !== earlier && !shares.has(part));
  const read = readItems(others, found, quoter);
  const { used, problems, open } = read;
  const items = withShares(
    read.items.filter(({ productId }) => !takenBack.has(productId)),
    shares,
  );
  if (earlier?.n) {
    filled.slots.number = earlier.n;
    filled.used.add(earlier);
    for (const item of items) item.quantity ??= 1;
  }
  const told = parts.find((part, index) =>
    part.kind === "count" && is(parts[index - 1], "noun", "quantity")
  );
  const [only, ...more] = items;
  if (told && only && more.length === 0 && only.quantity === undefined) {
    only.quantity = told.n!;
    filled.used.add(told);
  }
  if (open !== undefined) filled.slots.number = open;
  for (const part of used) filled.used.add(part);
  filled.problems.push(...problems);
  if (intent === "cancel_order") {
    filled.slots.which = { products: items.map(({ productId }) => productId) };
  } else if (!either) filled.slots.items = items;
}

/** "Two brushes" is an item of its own, whatever is named behind it. */
function isCounted(parts: readonly Part[], product: Part): boolean {
  const at = parts.indexOf(product);
  return [at - 1, at + 1].some((near) =>
    parts[near]?.kind === "count" || parts[near]?.kind === "num"
  );
}

/** "Just one, and a brush as well": one of what was ordered before. */
function countOfEarlier(
  parts: readonly Part[],
  products: readonly Part[],
): Part | undefined {
  const at = parts.findIndex((part) =>
    is(part, "also") || is(part, "and") || is(part, "comma") ||
    is(part, "break")
  );
  const count = parts.slice(0, Math.max(0, at)).find((part) =>
    (part.kind === "count" || part.kind === "num") && !part.negation &&
    !part.isContext
  );
  const isAdded = products.every((part) => parts.indexOf(part) > at) &&
    !parts.slice(0, at).some((part) => is(part, "name", "product")) &&
    parts.slice(at).some((part) =>
      is(part, "also") || is(part, "and") || is(part, "act", "order")
    );
  const isWhole = count && Number.isInteger(count.n) && count.n! > 0;
  return isWhole && isAdded ? count : undefined;
}

/** A quantity whose product was said before. */
function fillNumber({ parts, intent, quoter }: Filler, filled: Filled): void {
  if (!ORDERS.has(intent)) return;
  const found = wanted(
    parts,
    (part) => part.kind === "count" || part.kind === "num",
  );
  const last = found.at(-1);
  if (!last) return;
  if (new Set(found.map(({ n }) => n)).size > 1) {
    filled.problems.push({
      reason: "two_values",
      quote: quoter.quote(found[0]!, last),
      slot: "quantity",
    });
  } else if (!Number.isInteger(last.n) || last.n! < 1) {
    filled.problems.push({ reason: "bad_quantity", quote: quoter.quote(last) });
  } else filled.slots.number = last.n!;
  for (const part of parts) if (part.kind === last.kind) filled.used.add(part);
}
