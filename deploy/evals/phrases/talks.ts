import { Random } from "../../../shared/random/random.ts";
import {
  bookCard,
  type BookSlots,
  drawBookSlots,
  sayBook,
  slotWords,
} from "./book_slots.ts";
import { drawTime } from "./draft.ts";
import { drawMoment } from "./draw_phrases.ts";
import { orderCard, sayOrder } from "./order_slots.ts";
import {
  fill,
  type Moment,
  oneEach,
  type Phrase,
  type Words,
} from "./phrase.ts";
import { drawAmount } from "./quantity_words.ts";
import { drawService } from "./thing_words.ts";
import type { Wish } from "./phrase.ts";

/** Turns of a conversation; only the last one is judged. */
interface Talk {
  job: string;
  before: readonly Words[];
  words: Words;
  wish: Wish;
}

const WITHOUT_TIME = {
  ja: ["{service}を予約したい"],
  en: ["I'd like {service}"],
};
const START = {
  ja: ["{day}の{time}で", "{day}の{time}でお願いします"],
  en: ["{day} at {time}", "{day} at {time}, please"],
};
const DAY_FIRST = {
  ja: ["{day}に{service}を予約したい"],
  en: ["I'd like to book {service} {day}"],
};
const TIME_ALONE = { ja: ["{time}で", "{time}"], en: ["at {time}", "{time}"] };
const NEVER_MIND: readonly Words[] = [
  { ja: "やっぱりいいです", en: "never mind" },
  { ja: "いえ、やめておきます", en: "no, forget it" },
  { ja: "今回は見送ります", en: "I changed my mind, no booking" },
];
const OTHER_TIME = {
  ja: ["やっぱり{time}で", "{time}に変えてください"],
  en: ["make it {time} instead", "actually {time}, please"],
};
const SMALL_TALK: readonly Words[] = [
  { ja: "ありがとう", en: "thanks" },
  { ja: "はい", en: "yes" },
  { ja: "わかりました", en: "ok" },
];

type TalkKind = (random: Random, now: Moment) => Talk;

/** What is missing is said in the next message. */
const inTwo: TalkKind = (random, now) => {
  const slots = { ...drawBookSlots(random, now), stylist: undefined };
  const said = slotWords(random, slots);
  const [first, second] = random.one([
    [WITHOUT_TIME, START],
    [DAY_FIRST, TIME_ALONE],
  ]) as [typeof START, typeof START];
  return {
    job: "in_two",
    before: [fill(oneEach(random, first), said)],
    words: fill(oneEach(random, second), said),
    wish: { cards: [bookCard(slots)] },
  };
};

/** A wish that was given up leaves nothing behind. */
const abandoned: TalkKind = (random, now) => {
  const first = drawBookSlots(random, now);
  const said = slotWords(random, first);
  const begun = random.chance(0.5)
    ? sayBook(random, first)
    : fill(oneEach(random, random.one([WITHOUT_TIME, DAY_FIRST])), said);
  const before = [begun, random.one(NEVER_MIND)];
  return { job: "abandoned", before, ...anew(random, now) };
};

/** A wholly new request while another one waits. */
const replaced: TalkKind = (random, now) => {
  const before = [sayBook(random, drawBookSlots(random, now))];
  return { job: "replaced", before, ...anew(random, now) };
};

function anew(random: Random, now: Moment): Pick<Talk, "words" | "wish"> {
  if (random.chance(0.4)) {
    const amount = drawAmount(random);
    const words = sayOrder(random, [amount.words]);
    return { words, wish: { cards: [orderCard([amount])] } };
  }
  const slots = drawBookSlots(random, now);
  return {
    words: sayBook(random, slots),
    wish: { cards: [bookCard(slots)] },
  };
}

/** The same with another time. */
const corrected: TalkKind = (random, now) => {
  const service = drawService(random);
  const slots: BookSlots = {
    ...drawBookSlots(random, now, service),
    stylist: undefined,
  };
  const { day, time } = slots;
  const place = { now, day: day.value, not: time.value };
  const other = drawTime(random, service.value, place);
  const words = fill(oneEach(random, OTHER_TIME), { time: other.words });
  const cards = [bookCard({ ...slots, time: other })];
  const before = [sayBook(random, slots)];
  return { job: "corrected", before, words, wish: { cards } };
};

/** A polite word beside a waiting card leads to no other card. */
const acknowledged: TalkKind = (random, now) => {
  const slots = drawBookSlots(random, now);
  const wish = { cards: [bookCard(slots)], mayAsk: true, isQuiet: true };
  const before = [sayBook(random, slots)];
  return { job: "acknowledged", before, words: random.one(SMALL_TALK), wish };
};

const KINDS = [inTwo, inTwo, abandoned, replaced, corrected, acknowledged];

/** Draws conversations of two or three messages, each in both languages. */
export function* drawTalks(seed: number, count: number): Generator<Phrase> {
  const random = new Random(seed);
  for (let index = 0; index < count; index += 2) {
    const now = drawMoment(random);
    const { words, before, ...talk } = random.one(KINDS)(random, now);
    const account = { bookings: [], orders: [] };
    for (const language of ["ja", "en"] as const) {
      yield {
        ...talk,
        ...{ trap: "talk", now, account, language },
        text: words[language],
        before: before.map((each) => each[language]),
      };
    }
  }
}
