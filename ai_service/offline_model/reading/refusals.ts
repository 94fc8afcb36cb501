import type { Intent, Problem } from "./frame.ts";
import { is, type Part } from "./part.ts";
import type { Quoter } from "./values.ts";

/** A write that was refused, where no other is wanted in its place. */
export function negatedActs(
  parts: readonly Part[],
  { quoter, isOrder, isMove }: {
    quoter: Quoter;
    isOrder: boolean;
    isMove: boolean;
  },
): Problem[] {
  const negated = parts.find((part) =>
    (part.kind === "act" || is(part, "noun", "booking")) && part.negation
  );
  const isReplaced = parts.some((part) =>
    part.kind === "act" && !part.negation && ACTS.has(part.value)
  );
  const intent = negated && INTENT_OF[negated.value];
  // "Don't cancel it, but could I come on Saturday instead?"
  if (isMove && (intent === "cancel" || negated?.value === "come")) return [];
  const absent = parts.find((part) =>
    is(part, "neg_after", "absent") && part.negation
  );
  if (
    absent && !isReplaced && parts.some((part) => is(part, "noun", "booking"))
  ) {
    return [{
      reason: "two_intents",
      quote: quoter.quote(absent),
      intents: ["move", "cancel_booking"],
    }];
  }
  return negated && intent && !isReplaced && !(isOrder && intent === "order")
    ? [{ reason: "negated", quote: quoter.quote(negated), intent }]
    : [];
}

const INTENT_OF: Readonly<Record<string, Intent>> = {
  book: "book",
  booking: "book",
  take: "book",
  come: "book",
  move: "move",
  cancel: "cancel",
  order: "order",
  get: "order",
  fill: "form_fill",
  submit: "form_submit",
};
const ACTS: ReadonlySet<string> = new Set([
  "book",
  "move",
  "cancel",
  "order",
  "fill",
  "submit",
]);
