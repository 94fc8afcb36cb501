import type { Random } from "../../../shared/random/random.ts";
import { localIso } from "./calendar.ts";
import { drawStart, tidy } from "./draft.ts";
import {
  fill,
  type Moment,
  oneEach,
  type Said,
  slot,
  type WantedCard,
  type Words,
} from "./phrase.ts";
import { drawService, drawStylist } from "./thing_words.ts";

/** What a booking is of. */
export interface BookSlots {
  service: Said<string>;
  day: Said<number>;
  time: Said<number>;
  stylist?: Said<string> | undefined;
}

export const BOOK = {
  ja: [
    "{day}の{time}に{service}を予約して",
    "{day}の{time}に{service}を予約したいです",
    "{day} {time}に{service}をお願いします",
    "{service}を{day}の{time}に予約してください",
    "{service}の予約を{day}の{time}でお願いします",
    "{day}、{time}、{service}でお願いします",
    "{day}の{time}から{service}の予約を取りたい",
    "{service}を{day}の{time}で予約したいのですが",
  ],
  en: [
    "book {service} {day} at {time}",
    "I'd like to book {service} {day} at {time}",
    "could you book {service} for me {day} at {time}?",
    "please book {service} at {time} {day}",
    "{service} {day} at {time}, please",
    "I want {service} at {time} {day}",
    "can I book {service} {day} at {time}?",
    "reserve {service} for me {day} at {time}",
  ],
};

const WITH_STYLIST = {
  ja: [
    "{stylist}指名で{service}",
    "{stylist}に{service}",
    "{stylist}の{service}",
  ],
  en: ["{service} with {stylist}"],
};

/** Draws an open start for a service, now and then with a stylist. */
export function drawBookSlots(
  random: Random,
  now: Moment,
  service: Said<string> = drawService(random),
): BookSlots {
  const start = drawStart(random, service.value, now);
  const stylist = random.chance(0.15)
    ? drawStylist(random, service.value, { able: true })
    : undefined;
  return { service, ...start, stylist };
}

/** The only card that the slots allow. */
export function bookCard(
  { service, day, time, stylist }: BookSlots,
): WantedCard {
  return {
    tool: "booking_create",
    args: {
      serviceId: service.value,
      start: localIso(day.value, time.value),
      ...(stylist && { stylistId: stylist.value }),
    },
  };
}

/** The words of the slots, some of them replaced by what a trap made of them. */
export function slotWords(
  random: Random,
  { service, day, time, stylist }: BookSlots,
  replaced: Partial<Record<"service" | "day" | "time" | "stylist", Words>> = {},
): Record<string, Words> {
  const named = slot(replaced.service ?? service.words);
  const who = replaced.stylist ?? stylist?.words;
  return {
    service: who
      ? fill(oneEach(random, WITH_STYLIST), {
        service: named,
        stylist: slot(who),
      })
      : named,
    day: slot(replaced.day ?? day.words),
    time: slot(replaced.time ?? time.words),
  };
}

/** A sentence that asks for that booking. */
export function sayBook(
  random: Random,
  slots: BookSlots,
  replaced: Parameters<typeof slotWords>[2] = {},
): Words {
  const template = oneEach(random, BOOK);
  return tidy(fill(template, slotWords(random, slots, replaced)));
}
