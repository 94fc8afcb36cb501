import { Random } from "../../../shared/random/random.ts";
import { drawBook } from "./book.ts";
import { dayNumber } from "./calendar.ts";
import { drawCancel } from "./cancel.ts";
import { type Draft, type Drawer, type Trap, TRAPS } from "./draft.ts";
import { drawMoving } from "./move.ts";
import { drawOrder } from "./order.ts";
import { type Moment, type Phrase } from "./phrase.ts";
import { drawQuestion, drawRefusal } from "./questions.ts";

/** How often each job is drawn, of 20. */
const JOBS: readonly [times: number, Drawer][] = [
  [8, drawBook],
  [3, drawMoving],
  [3, drawCancel],
  [4, drawOrder],
  [1, drawQuestion],
  [1, drawRefusal],
];
const DRAWERS = JOBS.flatMap(([times, draw]) =>
  Array.from({ length: times }, () => draw)
);
const FIRST_DAY = dayNumber({ year: 2026, month: 1, day: 1 });
const DAYS = 3 * 365;
const NOBODY = { bookings: [], orders: [] };

/**
 * Draws phrases: first the frame, then a sentence for it in each language, each
 * with the mark of the slots' values. Half have a trap.
 */
export function* drawPhrases(seed: number, count: number): Generator<Phrase> {
  const random = new Random(seed);
  for (let index = 0; index < count; index += 2) {
    const now = drawMoment(random);
    const { words, account = NOBODY, ...frame } = drawDraft(random, now);
    const common = { ...frame, now, account };
    yield { ...common, language: "ja", text: words.ja };
    yield { ...common, language: "en", text: polished(random, words.en) };
  }
}

/** A moment of three years, from eight to six. */
export function drawMoment(random: Random): Moment {
  const day = FIRST_DAY + random.below(DAYS);
  return { day, minutes: 480 + 10 * random.below(60) };
}

function drawDraft(random: Random, now: Moment): Draft {
  const trap: Trap = random.chance(0.5) ? "plain" : random.one(TRAPS);
  for (;;) {
    const draft = random.one(DRAWERS)(random, now, trap);
    if (draft) return draft;
  }
}

/** What joining sentences left behind; a capital letter now and then. */
function polished(random: Random, text: string): string {
  const joined = text.replaceAll(/([?.])(›?)\./g, "$1$2");
  if (random.chance(0.5)) return joined;
  return joined.replace(/^‹?[a-z]/, (first) => first.toUpperCase());
}
