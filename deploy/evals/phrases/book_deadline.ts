import type { Random } from "../../../shared/random/random.ts";
import { localIso } from "./calendar.ts";
import { durationOf } from "./catalogue.ts";
import { drawBookSlots, slotWords } from "./book_slots.ts";
import { type Draft, tidy } from "./draft.ts";
import { fill, type Moment, oneEach } from "./phrase.ts";
import { CLOSES, OPENS } from "./shop_hours.ts";
import { sayTime } from "./time_words.ts";

const DONE_BY = {
  ja: [
    "{day}の{time}までに終わるように{service}を予約して",
    "{day}に{service}を、{time}までに終わらせたいです",
  ],
  en: [
    "book {service} {day}, I have to be done by {time}",
    "I'd like {service} {day}, finished by {time}",
  ],
};
const BEFORE = {
  ja: ["{day}の{time}より前に{service}を予約したい"],
  en: ["book {service} {day} some time before {time}"],
};
const AFTER = {
  ja: [
    "{day}の{time}以降で{service}を予約して",
    "{day}の{time}以降ならいつでもいいので{service}をお願いします",
  ],
  en: [
    "book {service} {day} any time after {time}",
    "I'd like {service} {day}, {time} or later",
  ],
};

/** A limit in place of a time: to ask is right, and so is a start within it. */
export function bookDeadline(
  random: Random,
  now: Moment,
): Pick<Draft, "words" | "wish"> {
  const slots = { ...drawBookSlots(random, now), stylist: undefined };
  const length = durationOf(slots.service.value);
  const at = 14 * 60 + 60 * random.below(3);
  const [templates, from, before] = random.one(
    [
      [DONE_BY, OPENS, at - length + 1],
      [BEFORE, OPENS, at],
      [AFTER, at, CLOSES],
    ] as const,
  );
  const time = sayTime(random, at);
  const words = fill(
    oneEach(random, templates),
    slotWords(random, { ...slots, time }),
  );
  const [first, last] = [from, before].map((minutes) =>
    localIso(slots.day.value, minutes)
  ) as [string, string];
  const start = { from: first, before: last };
  const args = { serviceId: slots.service.value, start };
  const cards = [{ tool: "booking_create", args }];
  return { words: tidy(words), wish: { cards, mayAsk: true } };
}
