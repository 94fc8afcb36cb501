import { isDone, SUBMIT } from "./form_commands.ts";
import type { FormReader } from "./form_reader.ts";
import type { Frame, Intent } from "./frame.ts";

/** What is asked or told beside the answers. */
const ASIDES: ReadonlySet<Intent> = new Set<Intent>([
  "form_submit",
  "price",
  "info",
  "duration",
  "services",
  "stylists",
  "thanks",
  "greet",
  "my_bookings",
]);

/** "My phone ends in 3334" tells something of the person, and asks nothing. */
const ONLY_ASKED: ReadonlySet<Intent> = new Set<Intent>([
  "info",
  "stylists",
  "services",
  "duration",
]);
const ASKING =
  /[?？]|か[。]?$|教えて|\b(?:what|when|where|who|which|how|do you|are you|is there|can i)\b/i;

/** A question, or a word of talk, beside the answers. */
export function aside(piece: string, reader: FormReader): Frame | undefined {
  if (isDone(piece)) return SUBMIT;
  const frame = reader.frameOf(piece);
  const isAsked = !ONLY_ASKED.has(frame.intent) || ASKING.test(piece);
  return ASIDES.has(frame.intent) && isAsked ? frame : undefined;
}
