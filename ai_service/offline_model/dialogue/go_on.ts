import type { Context } from "../context.ts";
import type { Job, JobSlots } from "../job.ts";
import type { Frame, Intent, Problem } from "../reading/frame.ts";
import type { State } from "../state.ts";
import { toWhich, whichOf } from "./as_which.ts";
import { resolveChoice } from "./choose.ts";
import { askCheaper } from "./cheaper.ts";
import { checked, isOfMoved } from "./of_spoken.ts";
import { matterOf } from "./matter.ts";
import { dayFromShown } from "./day_from_shown.ts";
import { impliedIntent } from "./implied.ts";
import { type Meaning, ongoing } from "./meaning.ts";
import { mergeSlots, sameAs } from "./merge_slots.ts";
import { ofDaySpoken } from "./of_day_spoken.ts";
import { takeOff } from "./take_off.ts";
import { unusedIn } from "./unused_slots.ts";

/** A frame as a job of its own. */
export function jobOf(context: Context, frame: Frame): Job {
  const { intent, isQuestion, isAddition } = frame;
  const slots = whichOf(intent, slotsOf(context, frame));
  const problems = problemsOf(context, frame, { intent, slots });
  return {
    intent,
    slots,
    problems,
    ...(isQuestion && { isQuestion }),
    ...(isAddition && { isAddition }),
  };
}

function slotsOf(context: Context, { slots, intent }: Frame): JobSlots {
  return resolveChoice(context, slots, intent);
}

/** Slots without an intent: they belong to what is under way. */
export function goOn(context: Context, frame: Frame): Meaning {
  const { state } = context;
  const left = takeOff(state, frame);
  if (left) return { kind: "jobs", jobs: left, replaces: true };
  const before = continued(state, frame);
  const cheaper = before && askCheaper(context, frame);
  if (cheaper) return ongoing(cheaper);
  const said = slotsOf(context, frame);
  const added = before
    ? ofDaySpoken(context, before, toWhich(context, before, said))
    : said;
  if (!before) return ongoing(implied(context, frame, added));
  if (isComplete(frame) && !isOfMoved(context, before, frame)) {
    const job = implied(context, frame, said);
    return { kind: "jobs", jobs: [job], replaces: true };
  }
  const further = withFurtherService(before, frame);
  if (further) return ongoing(further);
  const other = otherVisit(context, before, frame);
  if (other) return ongoing(before, other);
  const isCorrection = frame.isCorrection || frame.slots.choice?.kind === "by";
  // "Five, then" answers how many; it is not in addition to anything.
  const isAddition = frame.isAddition === true &&
    state.asked?.slot !== "quantity";
  const isOnly = /だけ|のみ|\b(?:only|just)\b/i.test(context.turn.text);
  const merging = { isCorrection, isAddition, isOnly };
  const slots = mergeSlots(before.slots, dayFromShown(context, added), merging);
  const intent = intentAfter(before, frame);
  const problems = problemsOf(context, frame, { intent, slots: added });
  return ongoing(checked(before, { intent, slots, problems }));
}

/** The frame's problems, and what of its slots would not be used. */
function problemsOf(
  { turn }: Context,
  { problems }: Frame,
  { intent, slots }: Pick<Job, "intent" | "slots">,
): Problem[] {
  return [...problems, ...unusedIn(intent, slots, turn.text)];
}

/** A whole request of its own takes nothing over from the one before. */
export function isComplete(
  { slots, isCorrection, isAddition }: Frame,
): boolean {
  const isSame = slots.day?.kind === "same" || slots.time?.kind === "same";
  return !!slots.services && !!slots.day && !!slots.time && !isSame &&
    !isCorrection && !isAddition;
}

/** "A cut as well" is one more service of the same visit. */
export function withFurtherService(
  before: Job,
  { slots, isAddition, problems }: Frame,
): Job | undefined {
  const { services = [] } = before.slots;
  const rejected = slots.not?.services ?? [];
  if (services.every((id) => rejected.includes(id))) return undefined;
  const isOfVisit = isAddition && slots.services && services.length > 0 &&
    matterOf(before.intent) === "visit" && !slots.day && !slots.time;
  if (!isOfVisit) return undefined;
  const all = [...new Set([...services, ...slots.services ?? []])];
  return { ...before, slots: { ...before.slots, services: all }, problems };
}

/** "And a head spa at 3 the same day" is another visit beside that one. */
export function otherVisit(
  context: Context,
  before: Job,
  frame: Frame,
): Job | undefined {
  const { slots: { services, day, time, not }, isAddition } = frame;
  const isOther = isAddition && services !== undefined && !not &&
    (day !== undefined || time !== undefined) &&
    matterOf(before.intent) === "visit" && before.slots.services !== undefined;
  if (!isOther) return undefined;
  const job = jobOf(context, { ...frame, intent: "book" });
  const when = { ...sameAs(before.slots, job.slots) };
  return { ...job, slots: { ...job.slots, ...when } };
}

/** The job that an answer continues. */
function continued(state: State, { slots }: Frame): Job | undefined {
  const { job, isDeclined } = state;
  // After a declined card, another service or product is another wish.
  const isOther = isDeclined && slots.day?.kind !== "same" &&
    slots.time?.kind !== "same" && (slots.services || slots.items);
  return isOther ? undefined : job;
}

/** A time that is chosen among open ones is a booking. */
function intentAfter({ intent, slots: before }: Job, frame: Frame): Intent {
  const { slots, isQuestion } = frame;
  // "At the same time", with none said so far, is that of a booking.
  const isSame = slots.time?.kind === "same" && before.time === undefined;
  if (intent === "book" && isSame) return "move";
  const isTime = slots.time !== undefined && slots.time.kind !== "window";
  const isChoice = isTime || slots.choice !== undefined;
  return intent === "open_times" && isChoice && !isQuestion ? "book" : intent;
}

/** What slots alone mean where nothing is under way. */
function implied(context: Context, frame: Frame, slots: JobSlots): Job {
  const { isQuestion } = frame;
  const isCompared = isQuestion && frame.slots.choice?.kind === "by";
  // "The first one, and the oil" takes both; one alone may be a question.
  const isTaken = !isQuestion && frame.slots.choice?.kind === "nth" &&
    frame.slots.items !== undefined && slots.choice === undefined;
  const intent = isCompared && slots.services
    ? "services"
    : isTaken
    ? "order"
    : impliedIntent(slots);
  const [bookingId, ...more] = listedBookings(context);
  if (!intent && slots.shift && bookingId && more.length === 0) {
    const moved = { ...slots, bookingIds: [bookingId] };
    return { intent: "move", slots: moved, problems: frame.problems };
  }
  if (!intent && isOtherTime(context, frame)) {
    return { intent: "move", slots: {}, problems: frame.problems };
  }
  if (!intent) return jobOf(context, frame);
  const problems = problemsOf(context, frame, { intent, slots });
  return { intent, slots, problems, ...(isQuestion && { isQuestion }) };
}

/** "OK, an hour earlier", behind a list of one booking, moves that one. */
function listedBookings({ state: { shown } }: Context): readonly string[] {
  return shown?.kind === "bookings" ? shown.ids : [];
}

/** "I need a different time", where no times were shown: a booking is moved. */
function isOtherTime({ state, turn }: Context, { slots }: Frame): boolean {
  return slots.choice?.kind === "other" && !state.shown &&
    Object.keys(slots).length === 1 &&
    /\b(?:time|day|date)\b|時間|日時|日に/i.test(turn.text);
}
