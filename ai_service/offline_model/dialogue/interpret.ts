import type { Context } from "../context.ts";
import type { Job } from "../job.ts";
import type { Frame, Intent } from "../reading/frame.ts";
import { aboutItems } from "./about_items.ts";
import { besideCard } from "./card_asides.ts";
import { dayFromShown } from "./day_from_shown.ts";
import { skipped, steppedBack } from "./form_reply.ts";
import {
  goOn,
  isComplete,
  jobOf,
  otherVisit,
  withFurtherService,
} from "./go_on.ts";
import { ofShown, withSubject } from "./implied.ts";
import { matterOf } from "./matter.ts";
import { type Meaning, ongoing } from "./meaning.ts";
import { mergeSlots } from "./merge_slots.ts";
import { checked } from "./of_spoken.ts";
import { agree, drop, refuse } from "./reply.ts";
import { eachOfOrder, insteadInOrder } from "./order_instead.ts";
import { partOfOrder } from "./part_of_order.ts";
import { ofBooked } from "./of_booked.ts";
import { ofDaySpoken } from "./of_day_spoken.ts";
import { swapped } from "./swapped.ts";
import { withoutItems } from "./take_off.ts";

/** Reads a frame in the light of the conversation. */
export function interpret(context: Context, frame: Frame): Meaning {
  const { state } = context;
  if (isGuess(context, frame)) {
    return ongoing(jobOf(context, { ...frame, intent: "none" }));
  }
  const aside = besideCard(context, frame);
  if (aside) return aside;
  const booked = ofBooked(context, frame);
  if (booked) return { kind: "jobs", jobs: [booked], replaces: true };
  const ordered = partOfOrder(context, frame) ??
    eachOfOrder(context, frame) ?? insteadInOrder(context, frame);
  if (ordered) return { kind: "jobs", jobs: [ordered], replaces: true };
  const left = withoutItems(context, frame);
  if (left) return { kind: "jobs", jobs: [left], replaces: true };
  const other = swapped(context, frame);
  if (other) return ongoing(other);
  switch (frame.intent) {
    case "yes":
      return agree(context, frame);
    case "no":
      return refuse(context, frame);
    case "later":
      return drop(context, frame);
    case "stop":
      return { kind: "dropped", job: jobOf(context, frame) };
    case "skip":
    case "unsure":
      return ongoing(skipped(context) ?? jobOf(context, frame));
    case "back":
      return ongoing(steppedBack(context) ?? jobOf(context, frame));
    case "answer":
      return aboutItems(context, frame) ??
        (isThat(context, frame)
          ? { kind: "cards_again" }
          : goOn(context, frame));
    case "none":
      if (isBareNo(context, frame)) return refuse(context, frame);
      if (state.job && frame.slots.not) return leaveOut(context, frame);
      return state.job && !state.isDeclined
        ? ongoing({ ...state.job, problems: frame.problems })
        : ongoing(jobOf(context, frame));
    default:
      return begin(context, frame);
  }
}

/** 「違うよ」, while a card waits, is a no. */
function isBareNo(
  { state: { withdrawn = [] } }: Context,
  { isCorrection, slots, problems }: Frame,
): boolean {
  return isCorrection === true && withdrawn.length > 0 &&
    problems.length === 0 && Object.keys(slots).length === 0;
}

/** "Great, that one" means the card that waits. */
function isThat(
  { state: { withdrawn = [] } }: Context,
  { slots: { choice, ...others }, problems, isCorrection }: Frame,
): boolean {
  return choice?.kind === "this" && withdrawn.length > 0 && !isCorrection &&
    problems.length === 0 && Object.keys(others).length === 0;
}

/** "Leave out the spa": of several jobs, those that are not about it remain. */
function leaveOut(context: Context, frame: Frame): Meaning {
  const { job, rest = [] } = context.state;
  const { services: rejected = [] } = frame.slots.not ?? {};
  const jobs = [...(job ? [job] : []), ...rest];
  const kept = jobs.filter(({ slots: { services = [] } }) =>
    !services.some((id) => rejected.includes(id))
  );
  return jobs.length > 1 && kept.length > 0 && kept.length < jobs.length
    ? { kind: "jobs", jobs: kept, replaces: true }
    : goOn(context, frame);
}

/** "It is hot today": a day beside words that were not read is no wish. */
function isGuess({ state }: Context, frame: Frame): boolean {
  const { intent, slots, problems, isImplied } = frame;
  return !state.job && (intent === "answer" || isImplied === true) &&
    !slots.services && !slots.items && !slots.products && !slots.choice &&
    problems.some(({ reason }) => reason === "unread");
}

/** A frame with an intent: a step of what is under way, or something new. */
function begin(context: Context, frame: Frame): Meaning {
  const { state } = context;
  const matter = matterOf(frame.intent);
  const job = jobOf(context, frame);
  const { job: before, isDeclined } = state;
  if (isSameQuestion(context, frame)) {
    return ongoing({ ...job, intent: "services" });
  }
  if (!matter) return ongoing(ofShown(withSubject(job, before), state.shown));
  const kind = kindAsked(context, frame);
  if (before && kind) return ongoing({ ...before, intent: kind, problems: [] });
  if (before && !isDeclined && isFurther(frame, before)) {
    const further = withFurtherService(before, frame);
    return further
      ? ongoing(further)
      : ongoing(before, otherVisit(context, before, frame) ?? job);
  }
  const isStep = matterOf(before?.intent) === matter && !isComplete(frame);
  if (before && !isDeclined && isStep) {
    const added = ofDaySpoken(
      context,
      before,
      dayFromShown(context, job.slots),
    );
    const { isCorrection = false, isAddition = false } = frame;
    const merging = { isCorrection, isAddition };
    const slots = mergeSlots(before.slots, added, merging);
    return ongoing(checked(before, { ...job, slots }));
  }
  if (isDeclined && before && frame.isImplied) return goOn(context, frame);
  if (before && isOtherStart(context, frame, before)) {
    const { which: _, ...slots } = frame.slots;
    return goOn(context, { ...frame, intent: "answer", slots });
  }
  return { kind: "jobs", jobs: [job], replaces: true };
}

/** 「じゃあ着付けは？」, behind what another service costs, asks the same of it. */
function isSameQuestion(
  { state: { job, shown } }: Context,
  { isImplied, isQuestion, problems, slots: { services, ...others } }: Frame,
): boolean {
  return !job && isImplied === true && isQuestion === true &&
    problems.length === 0 && services !== undefined &&
    shown?.kind === "services" && shown.ids.length === 1 &&
    Object.keys(others).length === 0;
}

/** "The next day, same time?" behind a visit that was just looked for. */
function isOtherStart(
  { state }: Context,
  { intent, slots }: Frame,
  before: Job,
): boolean {
  const isVisit = matterOf(before.intent) === "visit" && !!before.slots.time &&
    !!before.slots.services;
  // "An hour later", while the card of the visit waits.
  const isShift = slots.shift?.kind === "by" && !slots.time && !slots.day;
  // 「日曜に変更で」, while the card of the visit waits.
  const isWaiting = state.withdrawn?.some(({ name }) =>
    name === "booking_create"
  );
  const isStart = isShift ||
    isWaiting && (slots.day !== undefined || slots.time !== undefined) ||
    slots.time?.kind === "same" &&
      (slots.shift !== undefined || slots.day !== undefined);
  return intent === "move" && isVisit && isStart && isOfNone(slots.which) &&
    !slots.services && !slots.stylist;
}

/** 「ほかはそのままで」 names no booking. */
function isOfNone(which: Frame["slots"]["which"]): boolean {
  return Object.keys(which ?? {}).every((key) => key === "except");
}

/** "The order", where it was asked whether a booking or an order is meant. */
function kindAsked(
  { state: { job, asked } }: Context,
  { intent, slots, problems }: Frame,
): Intent | undefined {
  const isAsked = job?.intent === "cancel" && asked?.slot === "which" &&
    Object.keys(slots).length === 0 && problems.length === 0;
  if (!isAsked) return undefined;
  if (matterOf(intent) === "order") return "cancel_order";
  return matterOf(intent) === "visit" ? "cancel_booking" : undefined;
}

/** "And also a color on Saturday" is another job beside what is under way. */
function isFurther({ intent, slots, isAddition }: Frame, before: Job): boolean {
  const rejected = slots.not?.services ?? [];
  const { services = [] } = before.slots;
  const isReplaced = services.some((id) => rejected.includes(id));
  if (!isAddition || isReplaced) return false;
  const isOther = matterOf(intent) !== matterOf(before.intent);
  if (!isOther && services.length === 0) return false;
  return isOther || (matterOf(intent) === "visit" && !!slots.services);
}
