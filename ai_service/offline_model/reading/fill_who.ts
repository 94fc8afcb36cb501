import { type Filled, type Filler, put, type Target } from "./filler.ts";
import type { Intent, Problem, SlotName, StylistSlot } from "./frame.ts";
import { is, type Part } from "./part.ts";
import { type Quoter, wanted } from "./values.ts";

export const isService = (part: Part) =>
  is(part, "name", "service", "product+service");

export function fillWho(
  filler: Filler,
  filled: Filled,
  { target, accepts }: Target,
): void {
  put<"stylist", StylistSlot>(filler, filled, {
    key: "stylist",
    target,
    slot: "stylist",
    accepts: (part) =>
      accepts(part) &&
      (is(part, "name", "stylist") || is(part, "any", "stylist")),
    read: (part) =>
      is(part, "any") ? { kind: "any" } : { kind: "one", id: part.ids![0]! },
  });
  const found = wanted(
    filler.parts,
    (part) => accepts(part) && isService(part),
  );
  for (const part of filler.parts) {
    if (accepts(part) && isService(part)) filled.used.add(part);
  }
  if (found.length === 0) return;
  filled.problems.push(
    ...found.flatMap((part) => clearName(part, "service", filler.quoter)),
  );
  const either = COMPARES.has(filler.intent)
    ? undefined
    : eitherOf(filler, found, "service");
  if (either) filled.problems.push(either);
  const clear = found.filter(({ ids }) => ids!.length === 1).map(({ ids }) =>
    ids![0]!
  );
  if (clear.length > 0 && !either) target.services = [...new Set(clear)];
}

/** "The color or the head spa": a question about both is answered for both. */
export const COMPARES: ReadonlySet<Intent> = new Set<Intent>([
  "services",
  "price",
  "duration",
  "products",
  "stock",
  "my_bookings",
]);

function clearName(part: Part, slot: SlotName, quoter: Quoter): Problem[] {
  return part.ids!.length === 1 ? [] : [{
    reason: "ambiguous_name",
    quote: quoter.quote(part),
    slot,
    ids: [...part.ids!],
  }];
}

export function eitherOf(
  { parts, quoter }: Filler,
  found: readonly Part[],
  slot: SlotName,
): Problem | undefined {
  const [first, last] = [found[0]!, found.at(-1)!];
  const between = parts.slice(parts.indexOf(first), parts.indexOf(last));
  return between.some((part) => is(part, "either"))
    ? {
      reason: "either",
      quote: quoter.quote(first, last),
      slot,
      ids: found.flatMap(({ ids }) => [...ids!]),
    }
    : undefined;
}
