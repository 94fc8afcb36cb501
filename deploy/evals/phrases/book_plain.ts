import type { Random } from "../../../shared/random/random.ts";
import {
  bookCard,
  type BookSlots,
  drawBookSlots,
  sayBook,
  slotWords,
} from "./book_slots.ts";
import { type Draft, NO_CARD, tidy } from "./draft.ts";
import { fill, type Moment, oneEach, type Words } from "./phrase.ts";
import { drawDistinctService, drawStylist } from "./thing_words.ts";

type Drawn = Pick<Draft, "words" | "wish"> | undefined;

const WITHOUT_TIME = {
  ja: ["{day}に{service}を予約したい", "{service}を{day}にお願いします"],
  en: ["book {service} {day}", "I'd like {service} {day}, please"],
};
const WITHOUT_DAY = {
  ja: ["{time}に{service}を予約したい", "{service}を{time}でお願いします"],
  en: ["book {service} at {time}", "I'd like {service} at {time}, please"],
};
const WITHOUT_SERVICE = {
  ja: ["{day}の{time}に予約したい", "{day}の{time}で予約をお願いします"],
  en: ["book me in {day} at {time}", "I'd like to come {day} at {time}"],
};

/** A booking of which something was not said. */
export function bookMissing(random: Random, now: Moment): Drawn {
  const slots = { ...drawBookSlots(random, now), stylist: undefined };
  const templates = random.one([WITHOUT_TIME, WITHOUT_DAY, WITHOUT_SERVICE]);
  const words = fill(oneEach(random, templates), slotWords(random, slots));
  return { words: tidy(words), wish: NO_CARD };
}

/** A service with a stylist who does not do it. */
export function bookWithoutSkill(random: Random, now: Moment): Drawn {
  const slots = drawBookSlots(random, now);
  const stylist = drawStylist(random, slots.service.value, { able: false });
  if (!stylist) return;
  return { words: sayBook(random, { ...slots, stylist }), wish: NO_CARD };
}

const TWO = {
  ja: [
    "{first}に{a}、{second}に{b}を予約して",
    "{first}に{a}と、{second}に{b}をお願いします",
  ],
  en: [
    "book {a} {first} and {b} {second}",
    "I'd like {a} {first}, and {b} {second}, please",
  ],
};
const START = { ja: ["{day}の{time}"], en: ["{day} at {time}"] };

/** Two bookings at once: two cards. */
export function bookTwo(random: Random, now: Moment): Drawn {
  const first = drawDistinct(random, now);
  const second = drawDistinct(random, now, first);
  const of = (slots: BookSlots): Record<"start" | "service", Words> => {
    const { service, ...start } = slotWords(random, slots);
    return { service: service!, start: fill(oneEach(random, START), start) };
  };
  const [a, b] = [of(first), of(second)];
  const words = fill(oneEach(random, TWO), {
    a: a.service,
    b: b.service,
    first: a.start,
    second: b.start,
  });
  return { words, wish: { cards: [bookCard(first), bookCard(second)] } };
}

function drawDistinct(
  random: Random,
  now: Moment,
  not?: BookSlots,
): BookSlots {
  for (;;) {
    const service = drawDistinctService(random, not ? [not.service.value] : []);
    const slots = {
      ...drawBookSlots(random, now, service),
      stylist: undefined,
    };
    if (slots.day.value !== not?.day.value) return slots;
  }
}
