import type { Random } from "../../../shared/random/random.ts";
import {
  type Draft,
  type Drawer,
  NO_CARD,
  NOTHING,
  type Trap,
} from "./draft.ts";
import { drawBookings, sayBooking } from "./own_bookings.ts";
import {
  fill,
  type Moment,
  oneEach,
  type OwnBooking,
  slot,
  type WantedCard,
  type Words,
} from "./phrase.ts";
import { withReason } from "./reason.ts";
import { drawDistinctService } from "./thing_words.ts";
import { pair, type PairTrap } from "./trap.ts";

const CANCEL = {
  ja: [
    "{booking}をキャンセルして",
    "{booking}を取り消してください",
    "{booking}をキャンセルしたいです",
    "{booking}のキャンセルをお願いします",
  ],
  en: [
    "cancel {booking}",
    "please cancel {booking}",
    "I need to cancel {booking}",
    "could you cancel {booking}?",
  ],
};
const NOT_CANCEL = {
  ja: ["{booking}はキャンセルしないで", "{booking}のキャンセルはしません"],
  en: ["don't cancel {booking}", "I don't want to cancel {booking}"],
};
const QUESTION = {
  ja: ["{booking}をキャンセルしたらお金はかかりますか？"],
  en: [
    "what happens if I cancel {booking}?",
    "is it free to cancel {booking}?",
  ],
};
const ALL = {
  ja: ["予約を全部キャンセルして", "予約をすべて取り消してください"],
  en: ["cancel all my bookings", "please cancel all of my appointments"],
};
const ALL_BUT = {
  ja: ["{booking}以外の予約を全部キャンセルして"],
  en: ["cancel all my bookings except {booking}"],
};

/** Bookings that are cancelled. */
export const drawCancel: Drawer = (random, now, trap) => {
  const bookings = drawBookings(random, now, 1 + random.below(3));
  const one = random.one(bookings);
  const booking = sayBooking(random, one, { bookings, now });
  const drawn = BY_TRAP[trap](random, now, { bookings, one, booking });
  if (!drawn) return;
  const account = { bookings, orders: [] };
  return { job: "cancel", trap, account, ...drawn };
};

interface Cancel {
  bookings: readonly OwnBooking[];
  one: OwnBooking;
  booking: Words;
}
type Drawn = Pick<Draft, "words" | "wish"> | undefined;
type Trapped = (random: Random, now: Moment, cancel: Cancel) => Drawn;

const BY_TRAP: Record<Trap, Trapped> = {
  plain: (random, now, cancel) =>
    random.one([byName, byName, all, unnamed, absent])(random, now, cancel),
  negation: (random, now, cancel) =>
    random.one([not, not, allBut, byPair("negation")])(random, now, cancel),
  correction: byPair("correction"),
  either: byPair("either"),
  reason(random, now, cancel) {
    const drawn = byName(random, now, cancel)!;
    const { day, minutes } = cancel.one;
    const words = withReason(random, drawn.words, { now, day, minutes });
    return { ...drawn, words };
  },
  deadline: () => undefined,
  impossible: absent,
  number: (random, _, { booking }) => ({
    words: fill(oneEach(random, QUESTION), { booking }),
    wish: NOTHING,
  }),
};

function byName(random: Random, _: Moment, { one, booking }: Cancel): Drawn {
  return {
    words: fill(oneEach(random, CANCEL), { booking: slot(booking) }),
    wish: { cards: [deleteCard(one)] },
  };
}

function not(random: Random, _: Moment, { booking }: Cancel): Drawn {
  return {
    words: fill(oneEach(random, NOT_CANCEL), { booking }),
    wish: NOTHING,
  };
}

function all(random: Random, _: Moment, { bookings }: Cancel): Drawn {
  const cards = bookings.map(deleteCard);
  return { words: oneEach(random, ALL), wish: { cards } };
}

function allBut(
  random: Random,
  _: Moment,
  { bookings, one, booking }: Cancel,
): Drawn {
  if (bookings.length < 2) return;
  const others = bookings.filter((other) => other !== one);
  return {
    words: fill(oneEach(random, ALL_BUT), { booking: slot(booking) }),
    wish: { cards: others.map(deleteCard) },
  };
}

/** Of several, the booking is not named. */
function unnamed(random: Random, _: Moment, { bookings }: Cancel): Drawn {
  if (bookings.length < 2) return;
  const booking = { ja: "予約", en: "my booking" };
  return {
    words: fill(oneEach(random, CANCEL), { booking }),
    wish: NO_CARD,
  };
}

/** A booking that the customer does not have. */
function absent(random: Random, now: Moment, { bookings }: Cancel): Drawn {
  const had = bookings.map(({ serviceId }) => serviceId);
  const { value: serviceId } = drawDistinctService(random, had);
  const one = { ...bookings[0]!, serviceId, day: now.day + 40 };
  if (bookings.some(({ day }) => day === one.day)) return;
  const booking = slot(sayBooking(random, one, { bookings: [one, one], now }));
  const wish = NO_CARD;
  return { words: fill(oneEach(random, CANCEL), { booking }), wish };
}

function byPair(trap: PairTrap): Trapped {
  return (random, now, { bookings, one, booking }) => {
    const other = bookings.find((other) => other !== one);
    if (!other) return;
    const no = sayBooking(random, other, { bookings, now });
    const booking2 = slot(pair(random, trap, { yes: booking, no }));
    return {
      words: fill(oneEach(random, CANCEL), { booking: booking2 }),
      wish: trap === "either" ? NO_CARD : { cards: [deleteCard(one)] },
    };
  };
}

function deleteCard({ id }: OwnBooking): WantedCard {
  return { tool: "booking_delete", args: { bookingId: id } };
}
