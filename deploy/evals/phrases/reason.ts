import type { Random } from "../../../shared/random/random.ts";
import { otherDay } from "./draft.ts";
import { fill, type Moment, oneEach, type Words } from "./phrase.ts";
import { sayTime } from "./time_words.ts";

/** Reasons name a time or a day that is not asked for. */
const BEFORE_TIME = {
  ja: [
    "{earlier}まで仕事なので、{all}",
    "{earlier}に歯医者が終わるので、{all}",
    "電車が{earlier}に着くので、{all}",
  ],
  en: [
    "I work until {earlier}, so {all}",
    "my train gets in at {earlier}, so {all}",
    "since my class ends at {earlier}, {all}",
  ],
};
const OTHER_DAY = {
  ja: [
    "{other}は用事があるので、{all}",
    "{other}に結婚式があるので、{all}",
    "{other}から旅行なので、{all}",
  ],
  en: [
    "I have a wedding {other}, so {all}",
    "I'm busy {other}, so {all}",
    "because I'm travelling {other}, {all}",
  ],
};

/** Puts a reason before a request; its day and time are not the request's. */
export function withReason(
  random: Random,
  all: Words,
  { now, day, minutes }: { now: Moment; day: number; minutes: number },
): Words {
  if (random.chance(0.5)) {
    const other = otherDay(random, now, day).words;
    return fill(oneEach(random, OTHER_DAY), { all, other });
  }
  const earlier = sayTime(random, minutes - 60 * (1 + random.below(2))).words;
  return fill(oneEach(random, BEFORE_TIME), { all, earlier });
}
