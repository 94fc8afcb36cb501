import type { Frame, Intent, Slots, WhichSlot } from "./frame.ts";

const OF_BOOKINGS: ReadonlySet<Intent> = new Set<Intent>([
  "move",
  "cancel",
  "cancel_booking",
]);

/**
 * "Cancel my visit on Saturday. Actually hang on, move it to the 12th": the
 * later wish about the same booking replaces the earlier one.
 */
export function withoutTakenBack(frames: readonly Frame[]): Frame[] {
  return frames.reduce<Frame[]>((kept, frame) => {
    const before = kept.at(-1);
    if (!before || !replaces(frame, before)) return [...kept, frame];
    const which = sameBooking(before.slots, frame.slots);
    const { isCorrection: _, ...rest } = frame;
    const problems = [...before.problems, ...frame.problems];
    const slots = { ...frame.slots, ...(which && { which }) };
    return [...kept.slice(0, -1), { ...rest, slots, problems }];
  }, []);
}

/** It corrects, and names no other booking than the wish before. */
function replaces(
  { intent, slots, isCorrection }: Frame,
  before: Frame,
): boolean {
  const isOther = intent !== before.intent &&
    OF_BOOKINGS.has(intent) && OF_BOOKINGS.has(before.intent);
  const { which = {}, services } = slots;
  const isNamed = services !== undefined ||
    Object.keys(which).some((key) => key !== "choice" && key !== "all") ||
    which.choice !== undefined && which.choice.kind !== "this";
  return isOther && isCorrection === true && !isNamed;
}

/** The booking of the wish before, which is one where it is moved. */
function sameBooking(
  { which: before }: Slots,
  { which: after }: Slots,
): WhichSlot | undefined {
  if (!before) return after;
  const { all: _, ...which } = before;
  return which;
}
