import { fillProducts } from "./fill_products.ts";
import { fillRejected } from "./fill_rejected.ts";
import { fillRest } from "./fill_rest.ts";
import { fillWhen } from "./fill_when.ts";
import { fillWhich } from "./fill_which.ts";
import { fillWho } from "./fill_who.ts";
import type { Filled, Filler } from "./filler.ts";
import type { Intent } from "./frame.ts";
import { is, type Part } from "./part.ts";
import { namedNeighbour } from "./named_neighbour.ts";
import { rolesOfAnswer } from "./roles_of_answer.ts";
import { rolesOf } from "./roles.ts";

const OLD_INTENTS: ReadonlySet<Intent> = new Set([
  "move",
  "cancel",
  "cancel_booking",
  "cancel_order",
]);

/** Jobs that have no day, time, service or stylist: those stay unread. */
const TIMELESS: ReadonlySet<Intent> = new Set(["order", "form_submit"]);

/** Fills the slots of one job. */
export function fillSlots(filler: Filler): Filled {
  const { parts, intent } = filler;
  const known = filler.isWhich ? "cancel" : intent;
  const roles = filler.isWhich && rolesOfAnswer(parts) ||
    (OLD_INTENTS.has(known) ? rolesOf(parts, known) : undefined);
  const filled: Filled = { slots: {}, used: new Set(), problems: [] };
  const isNew = (part: Part) => (roles?.get(part) ?? "new") === "new";
  if (!TIMELESS.has(intent)) {
    fillWhen(filler, filled, { target: filled.slots, accepts: isNew });
    fillWho(filler, filled, { target: filled.slots, accepts: isNew });
  }
  fillProducts(filler, filled);
  fillRest(filler, filled, isNew);
  namedNeighbour(filler, filled);
  dropPlainShift(parts, filled);
  if (intent === "move") {
    sameTimeInWeeks(parts, filled);
    openShift(filler, filled);
  }
  if (roles) fillWhich(filler, filled, roles);
  fillRejected(filler, filled);
  if (roles && intent !== "move") meanRejected(filler, filled);
  return filled;
}

/** "No color for me on the 5th. Please cancel": what is rejected is meant. */
function meanRejected({ parts }: Filler, { slots }: Filled): void {
  const { services, ...others } = slots.not ?? {};
  const act = parts.findIndex((part) =>
    is(part, "act", "cancel") && !part.negation && !part.isContext
  );
  const end = parts.slice(0, Math.max(0, act)).findLastIndex((part) =>
    is(part, "break")
  );
  const isBefore = parts.every((part, index) =>
    !is(part, "name", "service") || part.negation === "not" && index < end
  );
  if (!services || slots.which?.services || !isBefore) return;
  slots.which = { ...slots.which, services };
  if (Object.keys(others).length > 0) slots.not = others;
  else delete slots.not;
}

/** "Bring it forward to the 3rd": the day or the time says how far. */
function dropPlainShift(parts: readonly Part[], { slots }: Filled): void {
  const isVerb = parts.some((part) => is(part, "shift", "advance", "delay"));
  const isTold = slots.time?.kind === "at" || isVerb && slots.day !== undefined;
  if (slots.shift?.kind === "towards" && isTold) delete slots.shift;
}

/** "The same time next week" is a week after the booking. */
function sameTimeInWeeks(parts: readonly Part[], { slots }: Filled): void {
  const week = parts.find((part) =>
    is(part, "day", "week") && part.day === slots.day
  );
  if (!week?.n || slots.time?.kind !== "same") return;
  slots.shift = { kind: "by", days: week.n * 7, minutes: 0 };
  delete slots.day;
}

/** 3日後に変更 without a time may count from today or from the booking. */
function openShift({ parts, quoter }: Filler, filled: Filled): void {
  const { slots, problems } = filled;
  const offset = parts.find((part) =>
    is(part, "day", "offset") && part.day === slots.day
  );
  if (!offset || slots.time && slots.time.kind !== "same") return;
  if (slots.time) {
    slots.shift = { kind: "by", days: offset.n!, minutes: 0 };
    delete slots.day;
    return;
  }
  problems.push({
    reason: "ambiguous_shift",
    quote: quoter.quote(offset),
    days: offset.n!,
  });
}
