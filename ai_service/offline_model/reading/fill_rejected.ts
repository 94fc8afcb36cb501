import { isService } from "./fill_who.ts";
import type { Filled, Filler } from "./filler.ts";
import type { Slots } from "./frame.ts";
import { is } from "./part.ts";
import { isRejected } from "./values.ts";

/** "Not Friday": told apart, so that it is never taken for a wish. */
export function fillRejected({ parts }: Filler, filled: Filled): void {
  const not: NonNullable<Slots["not"]> = {};
  for (const part of parts.filter(({ negation }) => negation)) {
    if (filled.used.has(part) && filled.slots.which?.except) continue;
    if (!isRejected(part, parts)) continue;
    if (part.day) (not.days ??= []).push(part.day);
    if (part.time) (not.times ??= []).push(part.time);
    if (isService(part)) (not.services ??= []).push(...part.ids!);
    if (is(part, "name", "stylist")) (not.stylists ??= []).push(...part.ids!);
    if (is(part, "name", "product")) (not.products ??= []).push(...part.ids!);
    filled.used.add(part);
  }
  if (Object.keys(not).length > 0) filled.slots.not = not;
}
