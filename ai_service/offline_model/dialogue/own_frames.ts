import type { Context } from "../context.ts";
import type { Frame } from "../reading/frame.ts";
import { WRITES } from "../reading/frame.ts";

/**
 * "When is my visit", "what did I order": words that make a question one about
 * the person's own bookings or orders, whatever else it names.
 */
const OWN_BOOKINGS = [
  /\b(?:when|what time|what day|which day) (?:is|was|are) my\b/i,
  /\bwhen my \w+(?: \w+)? (?:is|was)\b/i,
  /\bwho(?:'s| is| will be) (?:doing|down|cutting|coloring|colouring)\b/i,
  /\b(?:did|has) (?:my|the) .{0,30}\b(?:go|gone|went) through\b/i,
  /\bwhat (?:was|is) that (?:for|one for)\b/i,
  /\b(?:what|which|when|anything)\b.{0,30}\b(?:i|i've|i have) booked\b/i,
  /\bwhat time does (?:the|my)\b.{0,40}\b(?:start|begin|end|finish)/i,
  /\b(?:what|which) (?:times?|days?|dates?)\b.{0,20}\b(?:am i|i'm|i am)\b/i,
  /\bmy (?:first|next|last|upcoming) (?:visit|appointment|booking)\b/i,
  /\b(?:date|time|details?|price)\b.{0,40}\bof my (?:appointment|booking|visit)/i,
  /\bwhat (?:do )?i have\b(?! to\b)/i,
  /(?:何日|何時|いつ)(?:だった|でした)(?:か|っけ)/,
  /(?<!営業|お店|開店|閉店).{3}は?何時(?:開始|スタート|に始|に終)/,
  /予約した(?:やつ|の|もの|分|件)/,
  /(?:いつ|何時に|何日に).{0,6}(?:取った|入れた|予約した)(?:か|っけ)/,
  /行けば(?:いい|よい|よろしい)/,
  /行くのは(?:いつ|何日|何時)/,
  /予約の(?:内容|詳細|日時).*(?:教え|確認|知り|見せ)/,
];

const OWN_ORDERS = [
  /\bhow many\b.{0,30}\bdid i (?:order|buy)\b/i,
  /\bdid i pay\b/i,
  /(?:商品|注文).{0,10}(?:受け取り|受取).{0,10}か$/,
  /\b(?:what|which)\b.{0,20}\b(?:i|i've|i have|did i) order(?:ed)?\b/i,
  /(?:何を?|なにを?).{0,6}(?:頼んだ|注文した|買った)(?:か|っけ|んだ)/,
];

/** The frames of a message that only asks after what the person has. */
export function ownFrames(
  { state, turn }: Context,
  frames: readonly Frame[],
): readonly Frame[] {
  const isFree = !state.job || state.isDeclined;
  const isAsked = (patterns: readonly RegExp[]) =>
    patterns.some((pattern) => pattern.test(turn.text));
  const isOther = frames.some((frame) =>
    frame.intent === "forms" || isInfo(frame) || changesAnything(frame)
  );
  if (!isFree || isOther) return frames;
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
  intent: "my_bookings" | "my_orders",
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
