import { choiceOf } from "./choices.ts";
import { type Filled, type Filler, put } from "./filler.ts";
import type { ChoiceSlot, InfoTopic, Intent, ShiftSlot } from "./frame.ts";
import { is, type Part } from "./part.ts";

export function fillRest(
  filler: Filler,
  filled: Filled,
  accepts: (part: Part) => boolean,
): void {
  const { parts } = filler;
  put<"shift", ShiftSlot>(filler, filled, {
    key: "shift",
    target: filled.slots,
    slot: "time",
    accepts: (part) => part.kind === "shift",
    read: (part) => part.shift,
    // "Bring it forward to the day before": the exact one says how far.
    join: (a, b) =>
      a.kind === "towards" ? b : b.kind === "towards" ? a : sumOf(a, b),
  });
  put<"choice", ChoiceSlot>(filler, filled, {
    key: "choice",
    target: filled.slots,
    slot: "which",
    accepts: (part) => accepts(part) && choiceOf(part) !== undefined,
    read: choiceOf,
    join: (a, b) => a.kind === "this" ? b : b.kind === "this" ? a : undefined,
  });
  // Until when one can cancel is a matter of the policy.
  if (filler.intent === "info" && !parts.some((part) => is(part, "topic"))) {
    const isPlace = parts.some((part) => is(part, "ask", "where"));
    filled.slots.topics = [isPlace ? "place" : "policy"];
  }
  // "Book it" at the end of a whole request points at nothing else.
  const { choice, services, items } = filled.slots;
  const isSelf = filler.intent === "book" && services !== undefined &&
    choice?.kind === "this";
  const isAnother = filler.intent === "order" && items !== undefined &&
    choice?.kind === "other";
  if (isSelf || isAnother) delete filled.slots.choice;
  if (filler.intent === "services" && choice?.kind === "by") {
    compare(filled.slots);
  }
  const isOfTwo = filler.intent === "products" && choice?.kind === "by" &&
    filled.slots.products?.length === 2 &&
    parts.some((part) => is(part, "either"));
  if (isOfTwo) delete filled.slots.choice;
  for (const part of parts) {
    const isSameOrder = is(part, "same", "same") && filler.intent === "order" &&
      !filled.slots.items;
    if (is(part, "same", "last") || isSameOrder) {
      filled.slots.sameAsLast = true;
      filled.used.add(part);
    }
    if (part.isContext && !isNoteOfVisit(part, filler)) continue;
    if (is(part, "topic")) {
      const topics = new Set(filled.slots.topics).add(part.value as InfoTopic);
      filled.slots.topics = [...topics];
      filled.used.add(part);
    }
    if (is(part, "note", "text")) {
      const note = filler.quoter.quote(part).replace(/^[「『"]|[」』"]$/g, "");
      const { note: before } = filled.slots;
      filled.slots.note = before ? `${before} / ${note}` : note;
      filled.used.add(part);
    }
    if (is(part, "name", "form")) {
      filled.slots.formId ??= part.ids![0]!;
      filled.used.add(part);
    }
  }
}

/** "Back by a week, and an hour later too": days and minutes come together. */
function sumOf(a: ShiftSlot, b: ShiftSlot): ShiftSlot | undefined {
  if (a.kind !== "by" || b.kind !== "by" || a.named || b.named) {
    return undefined;
  }
  const isApart = a.days * b.days === 0 && a.minutes * b.minutes === 0 &&
    (a.days === 0) !== (b.days === 0);
  return isApart
    ? { kind: "by", days: a.days + b.days, minutes: a.minutes + b.minutes }
    : undefined;
}

/** 「頭皮が弱いので…」 is a reason, and something that the staff has to know. */
function isNoteOfVisit(part: Part, { intent }: Filler): boolean {
  return is(part, "note", "text") && VISITS.has(intent);
}

const VISITS: ReadonlySet<Intent> = new Set<Intent>([
  "book",
  "open_times",
  "answer",
]);

/** "Is the spa shorter one?": what is compared is told, and not ranked. */
function compare(slots: Filled["slots"]): void {
  if (!slots.services) return;
  delete slots.choice;
  if (slots.services.length === 1) delete slots.services;
}
