import { slotsOf } from "./chosen_slots.ts";
import type { Context } from "../context.ts";
import type { JobSlots, ShownList } from "../job.ts";
import type { ChoiceSlot, Intent } from "../reading/frame.ts";
import { listFor } from "./list_for.ts";
import { matterOf } from "./matter.ts";
import { byTime, byValue } from "./rank.ts";
import { withinSaid } from "./within_said.ts";

/** The slots with "the second one" replaced by what it is in the list shown. */
export function resolveChoice(
  context: Context,
  slots: JobSlots,
  intent: Intent,
): JobSlots {
  const { asked, compared } = context.state;
  const choice = slots.choice ?? slots.which?.choice ??
    numberAsChoice(slots, asked?.slot);
  const shown = listFor(context, intent, choice);
  if (!shown) {
    return isOfJob(context, slots, intent) ? withoutChoice(slots) : slots;
  }
  if (!choice) {
    const isFree = !context.state.job || intent === "order" &&
        matterOf(context.state.job.intent) !== "order";
    // Of two that were asked about, "at ten, then" tells neither.
    const isOpen = compared?.kind === shown.kind && compared.ids.length > 1;
    return isFree && !isOpen ? withOnlyOne(slots, intent, shown) : slots;
  }
  const direction = directionOf(context, choice);
  if (direction && shown.kind === "slots") {
    return shiftedSlots(slots, direction);
  }
  const ids = chosenIds(context, shown, choice);
  const within = withinSaid(context, slots, { choice, shown, ids });
  if (within) return within;
  // Of several at the same price one cannot be chosen, but they can be told.
  const isTold = intent === "answer"
    ? !context.state.job && slots.number === undefined
    : matterOf(intent) === undefined;
  const isTie = choice.kind === "by" && ids.length > 1;
  if (
    ids.length === 0 && choice.kind === "this" && isUnderWay(context, intent)
  ) {
    const { choice: _, ...underWay } = slots;
    return underWay;
  }
  if (ids.length === 0) return slots;
  if (isTie && (!isTold || shown.kind !== "products")) {
    const { choice: _, ...rest } = slots;
    return { ...rest, tied: [...ids] };
  }
  if (shown.kind === "products" && slots.items) {
    return withNamed(slots, ids, choice);
  }
  const { choice: _, number: __, which, ...rest } = slots;
  const { choice: ___, ...others } = which ?? {};
  const kept = Object.keys(others).length > 0 ? { which: others } : {};
  return { ...rest, ...kept, ...slotsOf(context, shown, ids, slots) };
}

/** "The first one and the oil": both; "that one" beside another name is open. */
function withNamed(
  slots: JobSlots,
  ids: readonly string[],
  { kind }: ChoiceSlot,
): JobSlots {
  const { choice: _, number, items = [], ...rest } = slots;
  const others = ids.filter((id) =>
    !items.some(({ productId }) => productId === id)
  );
  if (others.length === 0) return { ...rest, items };
  if (kind !== "nth" && kind !== "all") {
    return {
      ...slots,
      tied: [...others, ...items.map((one) => one.productId)],
    };
  }
  const chosen = others.map((productId) => ({
    productId,
    ...(number !== undefined && { quantity: number }),
  }));
  return { ...rest, items: [...chosen, ...items] };
}

/** 「それ土曜にして」 changes what is under way. */
function isOfJob(
  context: Context,
  { choice, day, time, shift }: JobSlots,
  intent: Intent,
): boolean {
  return choice?.kind === "this" && !!(day || time || shift) &&
    (intent === "answer"
      ? context.state.job !== undefined
      : isUnderWay(context, intent));
}

function withoutChoice({ choice: _, ...slots }: JobSlots): JobSlots {
  return slots;
}

/** "That one" is what is under way, where no list says otherwise. */
function isUnderWay({ state: { job } }: Context, intent: Intent): boolean {
  return job !== undefined && matterOf(intent) === matterOf(job.intent);
}

/** "Book it on Friday", behind the price of one service. */
function withOnlyOne(
  slots: JobSlots,
  intent: Intent,
  { kind, ids }: ShownList,
): JobSlots {
  const [id, ...more] = ids;
  if (id === undefined || more.length > 0) return slots;
  const isVisit = intent === "book" || intent === "open_times" ||
    intent === "answer" && (slots.day ?? slots.time) !== undefined;
  if (isVisit && kind === "services" && !slots.services && !slots.sameAsLast) {
    return { services: [id], ...slots };
  }
  const isNamed = slots.items || slots.products || slots.sameAsLast;
  const isOrder = intent === "order" ||
    intent === "answer" && slots.number !== undefined;
  return isOrder && kind === "products" && !isNamed
    ? { products: [id], ...slots }
    : slots;
}

/** "Any other times?", and "earlier" than the one that is under way. */
function directionOf(
  { state: { job } }: Context,
  choice: ChoiceSlot,
): "later" | "earlier" | undefined {
  if (choice.kind === "other" || choice.kind === "more") return "later";
  const { day, time } = job?.slots ?? {};
  const isExact = day?.kind === "on" && time?.kind === "at";
  if (choice.kind !== "by" || !isExact) return undefined;
  const { order } = choice;
  return order === "later" || order === "earlier" ? order : undefined;
}

function shiftedSlots(
  slots: JobSlots,
  direction: "later" | "earlier",
): JobSlots {
  const { choice: _, ...rest } = slots;
  return { ...rest, shift: { kind: "towards", direction, unit: "time" } };
}

/** A bare number that answers "which one?". */
function numberAsChoice(
  { number }: JobSlots,
  asked: string | undefined,
): ChoiceSlot | undefined {
  const isWhich = ["which", "service", "item", "stylist"].includes(asked ?? "");
  return isWhich && number !== undefined
    ? { kind: "nth", n: number }
    : undefined;
}

function chosenIds(
  context: Context,
  { kind, ids }: ShownList,
  choice: ChoiceSlot,
): readonly string[] {
  switch (choice.kind) {
    case "nth": {
      const id = ids.at(choice.n > 0 ? choice.n - 1 : choice.n);
      return id === undefined ? [] : [id];
    }
    case "this":
      return ids.length === 1 ? ids : [];
    case "all":
      return ids;
    case "by":
      return kind === "slots"
        ? byTime(ids, choice.order)
        : byValue(context, ids, choice.order);
    case "other":
      return theOther(context, ids);
    case "more":
      return [];
  }
}

/** "No, the other one": of two that were shown, the one that is not chosen. */
function theOther(
  { state: { job } }: Context,
  ids: readonly string[],
): readonly string[] {
  const { bookingIds = [], orderIds = [], items = [] } = job?.slots ?? {};
  const chosen = [
    ...bookingIds,
    ...orderIds,
    ...items.map(({ productId }) => productId),
  ];
  const left = ids.filter((id) => !chosen.includes(id));
  return ids.length === 2 && chosen.length === 1 && left.length === 1
    ? left
    : [];
}
