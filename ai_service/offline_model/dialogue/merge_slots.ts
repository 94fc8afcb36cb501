import type { JobSlots } from "../job.ts";
import type {
  AnswerSlot,
  ItemSlot,
  Slots,
  WhichSlot,
} from "../reading/frame.ts";

/** How new slots are put to those of before. */
export interface Merging {
  /** They replace what was said before. */
  isCorrection?: boolean;
  /** A number is added to the quantity that was said. */
  isAddition?: boolean;
  /** Nothing else is wanted. */
  isOnly?: boolean;
}

/** The slots of a job after another message: what is new replaces the old. */
export function mergeSlots(
  before: JobSlots,
  added: JobSlots,
  merging: Merging = {},
): JobSlots {
  const { choice: _, number: __, tied: ___, ...rest } = added;
  return {
    ...carried(
      withoutRejected(withoutCounted(before, added), rejectedBy(added)),
      added,
    ),
    ...rest,
    ...sameAs(before, added),
    ...pickOf(before, added),
    ...itemsOf(before, added, merging),
    ...answersOf(before, added),
    ...(added.which && { which: whichOf(before, added.which) }),
  };
}

/** "Not tomorrow, the day after" counts from the day that it rejects. */
function rejectedBy({ not, shift }: JobSlots): Slots["not"] {
  if (!not || shift?.kind !== "by") return not;
  const { days: _, ...others } = not;
  return others;
}

/** The old slots that the new ones leave as they are. */
function carried(before: JobSlots, { day, time, which }: JobSlots): JobSlots {
  const {
    shift,
    pick,
    bookingIds,
    orderIds,
    movedBy,
    nextTo: _,
    not,
    ...kept
  } = before;
  // The next message alone can refer to products that were taken off the order.
  const { products: __, ...rejected } = not ?? {};
  return {
    ...kept,
    ...(not && { not: rejected }),
    ...(!day && !time && movedBy && { movedBy }),
    ...(!day && !time && shift && { shift }),
    ...(!time && pick && { pick }),
    ...(!which && bookingIds && { bookingIds }),
    ...(!which && orderIds && { orderIds }),
  };
}

/** "A brush": "the round one, one piece" says again how many. */
function withoutCounted(
  before: JobSlots,
  { items = [] }: JobSlots,
): JobSlots {
  const said = items.map(({ quantity }) => quantity);
  const sum = said.reduce<number>((sum, quantity) => sum + (quantity ?? 0), 0);
  const isSaid = before.number === 1 && sum > 0 || before.number === sum;
  if (!isSaid || said.includes(undefined)) return before;
  const { number: _, ...rest } = before;
  return rest;
}

/** "The earliest", behind "after four", is the first one after four. */
function pickOf(before: JobSlots, { time }: JobSlots): JobSlots {
  const isFirst = time?.kind === "earliest" || time?.kind === "any";
  if (before.time?.kind !== "window" || !isFirst && time?.kind !== "latest") {
    return {};
  }
  return { time: before.time, pick: isFirst ? "first" : "last" };
}

/** Once a booking was found, another description means another one. */
function whichOf(before: JobSlots, which: WhichSlot): WhichSlot {
  const isFound = before.bookingIds || before.orderIds;
  return isFound ? which : { ...before.which, ...which };
}

/** "Sunday at the same time" keeps the time of what is under way. */
export function sameAs(before: JobSlots, added: JobSlots): JobSlots {
  const { day, time } = before;
  return {
    ...(day && added.day?.kind === "same" && { day }),
    ...(time && added.time?.kind === "same" && { time }),
  };
}

/** "Not Friday" takes Friday away. */
function withoutRejected(
  { day, time, services, stylist, ...rest }: JobSlots,
  not: Slots["not"],
): JobSlots {
  const isIn = (value: unknown, list: readonly unknown[] = []) =>
    list.some((one) => JSON.stringify(one) === JSON.stringify(value));
  const kept = services?.filter((id) => !not?.services?.includes(id));
  const isStylist = stylist?.kind === "one" &&
    not?.stylists?.includes(stylist.id);
  return {
    ...rest,
    ...(day && !isIn(day, not?.days) && { day }),
    ...(time && !isIn(time, not?.times) && { time }),
    ...(kept && kept.length > 0 && { services: kept }),
    ...(stylist && !isStylist && { stylist }),
  };
}

function answersOf(
  { answers: before = [] }: JobSlots,
  { answers: added = [] }: JobSlots,
): { answers?: AnswerSlot[] } {
  // The field that was answered last stands last, for "sorry, I meant …".
  const kept = before.filter(({ fieldId }) =>
    !added.some((answer) => answer.fieldId === fieldId)
  );
  const answers = [...kept, ...added];
  return answers.length > 0 ? { answers } : {};
}

/** A further product is added; the same one gets its new quantity. */
function itemsOf(
  before: JobSlots,
  { items: added = [], number, not }: JobSlots,
  { isCorrection = false, isAddition = false, isOnly = false }: Merging,
): { items?: ItemSlot[] } {
  const old = (before.items ?? []).filter(({ productId }) =>
    !not?.products?.includes(productId)
  );
  if (added.length === 0) return countedAs(old, number, isAddition);
  // "Actually two of the combs", of several: that one gets another number.
  const isRecount = !isOnly &&
    added.every(({ productId, quantity }) =>
      quantity !== undefined && old.some((one) => one.productId === productId)
    );
  // 「ワックスじゃなくて櫛」 leaves the rest of the order.
  const isOneReplaced = old.length > 0 &&
    old.length < (before.items ?? []).length;
  const isReplaced = isCorrection && !isAddition && number === undefined &&
    !isRecount && !isOneReplaced;
  const { items: counted = [] } = countedAs(old, number, false);
  const kept = isReplaced
    ? []
    : counted.filter(({ productId }) =>
      !added.some((item) => item.productId === productId)
    );
  const quantity = old.length === 1 ? old[0]?.quantity : undefined;
  return {
    items: [
      ...kept,
      ...added.map((item) => ({
        ...(isCorrection && quantity !== undefined && { quantity }),
        ...item,
      })),
    ],
  };
}

/** "Make it three" is the quantity of what was named last, "add one" adds. */
function countedAs(
  items: ItemSlot[],
  number: number | undefined,
  isAddition: boolean,
) {
  const last = items.at(-1);
  if (!last) return {};
  if (number === undefined) return { items };
  const quantity = isAddition ? (last.quantity ?? 1) + number : number;
  return { items: [...items.slice(0, -1), { ...last, quantity }] };
}
