import type { Pieces } from "./form_parts.ts";
import { frameOf } from "./form_reader.ts";
import type { Frame, Intent } from "./frame.ts";

/** What is said beside a form that is no question. */
const NO_QUESTIONS: ReadonlySet<Intent> = new Set<Intent>(["thanks", "greet"]);

/** The answers as one frame, and what was asked beside them. */
export function framesOf(
  { answered, unread, others, isDraft }: Pieces,
  isCorrected: boolean,
): Frame[] {
  const frame = frameOf([...answered.values(), ...unread], isCorrected);
  const isSubmit = others.some(({ intent }) => intent === "form_submit");
  const asides = others.filter(({ intent }) => intent !== "form_submit");
  const isAsked = asides.some(({ intent }) => !NO_QUESTIONS.has(intent));
  return [{
    ...frame,
    ...(isSubmit && { intent: "form_submit" as const }),
    slots: { ...frame.slots, ...(isDraft && { isDraft }) },
    ...(isAsked && { isQuestion: true as const }),
  }, ...asides];
}
