import { choiceOf } from "./choices.ts";
import { fillWhen } from "./fill_when.ts";
import { fillWho } from "./fill_who.ts";
import type { Filled, Filler } from "./filler.ts";
import type { WhichSlot } from "./frame.ts";
import { is, type Part } from "./part.ts";
import type { Role } from "./roles.ts";
import { isSlot } from "./scope.ts";
import { segmentsOf } from "./values.ts";

/** "My booking on Saturday, sorry, my head spa": the last that names one. */
function lastMeant(parts: readonly Part[]): readonly Part[] {
  return segmentsOf(parts).findLast((segment) => segment.some(isSlot)) ?? parts;
}

/** The booking or order that is there already. */
export function fillWhich(
  filler: Filler,
  filled: Filled,
  roles: ReadonlyMap<Part, Role>,
): void {
  const which: WhichSlot = filled.slots.which ?? {};
  const meant = filler.intent === "move"
    ? filler.parts
    : lastMeant(filler.parts);
  const isOld = (part: Part) =>
    roles.get(part) === "old" && !part.negation && meant.includes(part);
  for (const part of filler.parts) {
    if (roles.get(part) === "old" && !meant.includes(part)) {
      filled.used.add(part);
    }
  }
  fillWhen(filler, filled, { target: which, accepts: isOld });
  fillWho(filler, filled, { target: which, accepts: isOld });
  for (const part of filler.parts) {
    const choice = isOld(part) ? choiceOf(part) : undefined;
    if (choice) which.choice = choice;
    if (is(part, "pick", "last", "next") && !part.negation) {
      which.which = part.value as "last";
    }
    if (is(part, "all", "all") && !part.negation) which.all = true;
    const isRest = filler.intent === "cancel_booking" &&
      (is(part, "pick", "other") || is(part, "pick", "more")) &&
      isKeeping(filler);
    if (isRest) {
      which.all = true;
      delete which.choice;
      filled.used.add(part);
    }
    if (is(part, "code")) {
      which.number = part.value;
      filled.used.add(part);
    }
    if (choice || is(part, "all") || is(part, "pick", "last", "next")) {
      filled.used.add(part);
    }
  }
  const except = exceptOf(filler, filled);
  if (except) which.except = except;
  if (Object.keys(which).length > 0) filled.slots.which = which;
}

/** "Keep the head spa": some of them are not to be cancelled. */
const isKeeping = ({ parts }: Filler) =>
  parts.some((part) => part.negation === "except" && isSlot(part));

function exceptOf(filler: Filler, filled: Filled): WhichSlot | undefined {
  const kept = filler.parts.filter((part) =>
    part.negation === "except" && part.kind !== "act"
  );
  if (
    kept.length === 0 ||
    !filler.parts.some((part) =>
      is(part, "all", "all") || is(part, "pick", "other", "more")
    )
  ) return undefined;
  const bare = kept.map(({ negation: _, ...part }) => part as Part);
  const except: WhichSlot = {};
  const inner: Filler = { ...filler, parts: bare };
  fillWhen(inner, filled, { target: except, accepts: () => true });
  fillWho(inner, filled, { target: except, accepts: () => true });
  for (const part of bare) {
    const choice = choiceOf(part);
    if (choice) except.choice = choice;
  }
  for (const part of kept) filled.used.add(part);
  return Object.keys(except).length > 0 ? except : undefined;
}
