import type { JobSlots } from "../job.ts";
import type { Intent, Problem, Slots } from "../reading/frame.ts";
import { type Matter, matterOf } from "./matter.ts";

const WHEN = ["day", "time", "shift", "nextTo"] as const;

/** The slots that a change can be asked for with; others would be dropped. */
const USED: Record<Matter, ReadonlySet<keyof JobSlots>> = {
  visit: new Set([
    ...WHEN,
    "services",
    "stylist",
    "note",
    "sameAsLast",
    "not",
  ]),
  move: new Set([
    ...WHEN,
    "services",
    "stylist",
    "note",
    "which",
    "bookingIds",
    "not",
  ]),
  cancel: new Set(["which", "bookingIds", "orderIds"]),
  order: new Set([
    "items",
    "products",
    "number",
    "note",
    "sameAsLast",
    "day",
    "time",
    "not",
  ]),
  form: new Set(["formId", "answers", "isDraft", "services"]),
};

/**
 * What was read of a message, and would not be used: it has to be asked about.
 *
 * @param slots Those of the message alone, after choices were made.
 * @param text The message.
 */
export function unusedIn(
  intent: Intent,
  slots: JobSlots,
  text: string,
): Problem[] {
  const matter = matterOf(intent);
  if (!matter) return [];
  return (Object.keys(slots) as (keyof Slots)[])
    .filter((name) =>
      !USED[matter].has(name) && !isNamed(name, slots) &&
      !(matter === "cancel" && name === "not" && isOther(slots))
    )
    .map((name) => problemOf(name, slots, text, matter));
}

/** "Cancel the color, NOT the cut": what is kept is left out of what is meant. */
function isOther({ which = {}, not = {} }: JobSlots): boolean {
  const { services = [], days = [], times = [], ...others } = not;
  return Object.keys(which).length > 0 && Object.keys(others).length === 0 &&
    !services.some((id) => which.services?.includes(id)) &&
    !days.some((day) => isSame(day, which.day)) &&
    !times.some((time) => isSame(time, which.time));
}

const isSame = (a: unknown, b: unknown) =>
  JSON.stringify(a) === JSON.stringify(b);

/** "There", "it", "one more" beside the name of what is meant. */
function isNamed(
  name: keyof JobSlots,
  { choice, services, items }: JobSlots,
): boolean {
  if (name !== "choice") return false;
  return choice?.kind === "this" && !!(services || items) ||
    choice?.kind === "more" && !!items;
}

function problemOf(
  name: keyof JobSlots,
  { number, tied }: JobSlots,
  text: string,
  matter: Matter,
): Problem {
  if (name === "tied" && tied) {
    const slot = matter === "order" ? "item" : "service";
    return { reason: "ambiguous_name", quote: text, slot, ids: tied };
  }
  return name === "number" && number !== undefined
    ? { reason: "what_number", quote: String(number), value: number }
    : { reason: "two_intents", quote: text, intents: [] };
}
