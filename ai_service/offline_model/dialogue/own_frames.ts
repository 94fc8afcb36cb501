import type { Context } from "../context.ts";
import type { Frame, Intent } from "../reading/frame.ts";
import { WRITES } from "../reading/frame.ts";
import {
  HOW_TO_PAY,
  OF_THE_SHOP,
  OWN_BOOKINGS,
  OWN_ORDERS,
  SURELY_OWN_BOOKINGS,
  SURELY_OWN_ORDERS,
} from "./own_words.ts";

/** The frames of a message that only asks after what the person has. */
export function ownFrames(
  { state, turn }: Context,
  frames: readonly Frame[],
): readonly Frame[] {
  const isFree = !state.job || state.isDeclined;
  const isAsked = (patterns: readonly RegExp[]) =>
    patterns.some((pattern) => pattern.test(turn.text));
  const isOfShop = frames.some((frame) =>
    frame.intent === "forms" || isInfo(frame)
  );
  if (!isFree || isOfShop) return frames;
  const isOnly = (...intents: Intent[]) =>
    frames.every(({ intent }) =>
      !WRITES.has(intent) || intents.includes(intent)
    );
  if (isOnly("order", "book") && isAsked(HOW_TO_PAY)) {
    return [askingFor("pay", frames)];
  }
  if (isOnly("order", "book") && isAsked(SURELY_OWN_ORDERS)) {
    return [askingFor("my_orders", frames)];
  }
  const isSure = isOnly("book") && !OF_THE_SHOP.test(turn.text) &&
    isAsked(SURELY_OWN_BOOKINGS);
  if (isSure) return [askingFor("my_bookings", frames)];
  if (frames.some(changesAnything)) return frames;
  if (isAsked(OWN_ORDERS)) return [askingFor("my_orders", frames)];
  return isAsked(OWN_BOOKINGS) ? [askingFor("my_bookings", frames)] : frames;
}

/** 「駅からどう行けばいいですか」 asks after the way. */
function isInfo({ intent, slots }: Frame): boolean {
  return intent === "info" && slots.topics !== undefined;
}

/** A booking that is hindered by unread words may as well be a question. */
function changesAnything({ intent, problems }: Frame): boolean {
  return WRITES.has(intent) && (intent !== "book" || problems.length === 0);
}

function askingFor(
  intent: "my_bookings" | "my_orders" | "pay",
  frames: readonly Frame[],
): Frame {
  const slots = frames.map((frame) => frame.slots);
  const day = slots.find((one) => one.day)?.day;
  const services = slots.flatMap((one) =>
    one.services ?? one.not?.services ?? []
  );
  return {
    intent,
    slots: {
      ...(day && { day }),
      ...(services.length > 0 && { services }),
    },
    problems: [],
    isQuestion: true,
  };
}
