import type { Random } from "../../../shared/random/random.ts";
import { drawDay } from "./day_words.ts";
import type { Account, Moment, Said, Wish, Words } from "./phrase.ts";
import { isOpenDay, isOpenStart, OPENS, STEP } from "./shop_hours.ts";
import { sayTime } from "./time_words.ts";

/** A frame and its two sentences. */
export interface Draft {
  job: string;
  trap: string;
  words: Words;
  account?: Account;
  wish: Wish;
}

/** What makes a phrase hard. */
export type Trap =
  | "plain"
  | "negation"
  | "correction"
  | "reason"
  | "either"
  | "deadline"
  | "impossible"
  | "number";

export const TRAPS: readonly Trap[] = [
  "negation",
  "correction",
  "reason",
  "either",
  "deadline",
  "impossible",
  "number",
];

/** Draws a phrase with that trap; undefined where the job has none such. */
export type Drawer = (
  random: Random,
  now: Moment,
  trap: Trap,
) => Draft | undefined;

/** No card may wait, and the answer asks or says why. */
export const NO_CARD: Wish = { cards: [] };

/** No card may wait, as there is nothing to do. */
export const NOTHING: Wish = { cards: [], isQuiet: true };

/** A day and a time at which a service can start. */
export function drawStart(
  random: Random,
  serviceId: string,
  now: Moment,
): { day: Said<number>; time: Said<number> } {
  const today = drawToday(random, serviceId, now);
  if (today) return today;
  const suits = (day: number) => isOpenDay(day) && day - now.day < 59;
  const day = drawDay(random, now.day, suits);
  return { day, time: drawTime(random, serviceId, { now, day: day.value }) };
}

/** A start of today, now and then, while some is left. */
function drawToday(
  random: Random,
  serviceId: string,
  now: Moment,
): { day: Said<number>; time: Said<number> } | undefined {
  const last = { day: now.day, minutes: 16 * 60 };
  if (!isOpenStart(serviceId, last, now) || random.chance(0.9)) return;
  const words = { ja: random.one(["今日", "本日"]), en: "today" };
  const day = { value: now.day, words };
  return { day, time: drawTime(random, serviceId, { now, day: now.day }) };
}

/** A time of that day at which a service can start. */
export function drawTime(
  random: Random,
  serviceId: string,
  { now, day, not }: { now: Moment; day: number; not?: number },
): Said<number> {
  const times = Array.from({ length: 18 }, (_, step) => OPENS + step * STEP)
    .filter((minutes) =>
      minutes !== not && isOpenStart(serviceId, { day, minutes }, now)
    );
  const full = times.filter((minutes) => minutes % 60 === 0);
  return sayTime(random, random.one(random.chance(0.7) ? full : times));
}

/** Another day than that one, for what is not meant. */
export function otherDay(
  random: Random,
  now: Moment,
  day: number,
): Said<number> {
  return drawDay(random, now.day, (other) => other !== day);
}

/** Commas that a trap left before the end or another comma. */
export function tidy({ ja, en }: Words): Words {
  return {
    ja,
    en: en.replaceAll(/,(›?)(?=\s*[,.?!]|\s*$)/g, "$1")
      .replaceAll(/ to (‹?)on /g, " to $1")
      .replaceAll(/ {2,}/g, " "),
  };
}

/** "on Friday" without "on". */
export function bareDay({ ja, en }: Words): Words {
  return { ja, en: en.replace(/^on (?:the )?/, (all) => all.slice(3)) };
}
