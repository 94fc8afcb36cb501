import type { Random } from "../../../shared/random/random.ts";
import { bookCard, drawBookSlots, sayBook } from "./book_slots.ts";
import { bookDeadline } from "./book_deadline.ts";
import { bookImpossible } from "./book_impossible.ts";
import { bookNumber } from "./book_number.ts";
import { bookPair } from "./book_pair.ts";
import { bookMissing, bookTwo, bookWithoutSkill } from "./book_plain.ts";
import { type Draft, type Drawer, type Trap } from "./draft.ts";
import type { Moment } from "./phrase.ts";
import { withReason } from "./reason.ts";

/** A booking, plainly said or with a trap. */
export const drawBook: Drawer = (random, now, trap) => {
  const draft = BY_TRAP[trap](random, now);
  return draft && { ...draft, job: "book", trap };
};

type Drawn = Pick<Draft, "words" | "wish"> | undefined;

const BY_TRAP: Record<Trap, (random: Random, now: Moment) => Drawn> = {
  plain: (random, now) =>
    random.chance(0.8) ? bookPlainly(random, now) : random.one([
      bookMissing,
      bookTwo,
      bookWithoutSkill,
    ])(random, now),
  negation: (random, now) => bookPair(random, now, "negation"),
  correction: (random, now) => bookPair(random, now, "correction"),
  either: (random, now) => bookPair(random, now, "either"),
  reason: bookWithReason,
  deadline: bookDeadline,
  impossible: bookImpossible,
  number: bookNumber,
};

function bookPlainly(random: Random, now: Moment): Drawn {
  const slots = drawBookSlots(random, now);
  return {
    words: sayBook(random, slots),
    wish: { cards: [bookCard(slots)] },
  };
}

function bookWithReason(random: Random, now: Moment): Drawn {
  const slots = drawBookSlots(random, now);
  return {
    words: withReason(random, sayBook(random, slots), {
      now,
      day: slots.day.value,
      minutes: slots.time.value,
    }),
    wish: { cards: [bookCard(slots)] },
  };
}
