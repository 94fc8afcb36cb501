import { eitherOf } from "./fill_who.ts";
import type { Filled, Filler } from "./filler.ts";
import type { Intent } from "./frame.ts";
import { readItems } from "./items.ts";
import { is, type Part } from "./part.ts";
import { wanted } from "./values.ts";

const ORDERS: ReadonlySet<Intent> = new Set([
  "order",
  "answer",
  "none",
  "cancel_order",
]);

export function fillProducts(filler: Filler, filled: Filled): void {
  const { parts, intent, quoter } = filler;
  const isProduct = (part: Part) => is(part, "name", "product");
  const found = wanted(parts, isProduct);
  for (const part of parts.filter(isProduct)) filled.used.add(part);
  if (found.length === 0) return fillNumber(filler, filled);
  const either = eitherOf(filler, found, "item");
  if (either) {
    filled.problems.push(either);
    fillNumber(filler, filled);
  }
  if (!ORDERS.has(intent)) {
    filled.slots.products = found.flatMap(({ ids }) => [...ids!]);
    return;
  }
  const { items, used, problems, open } = readItems(parts, found, quoter);
  if (open !== undefined) filled.slots.number = open;
  for (const part of used) filled.used.add(part);
  filled.problems.push(...problems);
  if (intent === "cancel_order") {
    filled.slots.which = { products: items.map(({ productId }) => productId) };
  } else if (!either) filled.slots.items = items;
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
