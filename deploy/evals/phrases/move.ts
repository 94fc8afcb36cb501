import type { Random } from "../../../shared/random/random.ts";
import {
  type Draft,
  type Drawer,
  drawTime,
  NO_CARD,
  NOTHING,
  otherDay,
  tidy,
  type Trap,
} from "./draft.ts";
import { sayImpossible } from "./book_impossible.ts";
import { afterthought, pair, type PairTrap } from "./trap.ts";
import { drawMove, type Move, moveCard } from "./move_slots.ts";
import { moveOtherwise } from "./move_other.ts";
import { fill, type Moment, oneEach, slot, type Words } from "./phrase.ts";
import { withReason } from "./reason.ts";

const MOVE = {
  ja: [
    "{booking}を{day}の{time}に変更して",
    "{booking}を{day} {time}に変更したいです",
    "{booking}を{day}の{time}に移してください",
    "{booking}の日時を{day}の{time}に変えてもらえますか",
  ],
  en: [
    "move {booking} to {time} {day}",
    "reschedule {booking} to {day} at {time}",
    "could you change {booking} to {day} at {time}?",
    "please move {booking} to {day} at {time}",
  ],
};

/** A booking that is moved. */
export const drawMoving: Drawer = (random, now, trap) => {
  if (trap === "plain" && random.chance(0.5)) return moveOtherwise(random, now);
  const move = drawMove(random, now);
  const drawn = BY_TRAP[trap](random, now, move);
  if (!drawn) return;
  const { bookings } = move;
  return { job: "move", trap, account: { bookings, orders: [] }, ...drawn };
};

type Drawn = Pick<Draft, "words" | "wish"> | undefined;
type Trapped = (random: Random, now: Moment, move: Move) => Drawn;

const BY_TRAP: Record<Trap, Trapped> = {
  plain: (random, _, move) => ({
    words: sayMove(random, move),
    wish: { cards: [moveCard(move)] },
  }),
  negation: (random, now, move) =>
    random.chance(0.2)
      ? notAtAll(random, now, move)
      : movePair(random, now, { ...move, trap: "negation" }),
  correction: (random, now, move) =>
    movePair(random, now, { ...move, trap: "correction" }),
  either: (random, now, move) =>
    movePair(random, now, { ...move, trap: "either" }),
  reason(random, now, move) {
    const [day, minutes] = [move.day.value, move.time.value];
    const words = withReason(random, sayMove(random, move), {
      now,
      day,
      minutes,
    });
    return { words, wish: { cards: [moveCard(move)] } };
  },
  deadline: () => undefined,
  impossible(random, now, move) {
    const replaced = sayImpossible(random, now);
    return { words: sayMove(random, move, replaced), wish: NO_CARD };
  },
  number: () => undefined,
};

const NOT_AT_ALL = {
  ja: ["{booking}は変更しないでください", "{booking}は変えなくて大丈夫です"],
  en: ["don't move {booking}", "please do not change {booking}"],
};

const notAtAll: Trapped = (random, _, { booking }) => ({
  words: fill(oneEach(random, NOT_AT_ALL), { booking }),
  wish: NOTHING,
});

function movePair(
  random: Random,
  now: Moment,
  { trap, ...move }: Move & { trap: PairTrap },
): Drawn {
  const isDay = random.chance(0.5);
  const { one, day, time } = move;
  const other = { now, day: day.value, not: time.value };
  const [yes, no] = isDay
    ? [day.words, otherDay(random, now, day.value).words]
    : [time.words, drawTime(random, one.serviceId, other).words];
  const wish = trap === "either" ? NO_CARD : { cards: [moveCard(move)] };
  const name = isDay ? "day" : "time";
  if (trap === "correction" && random.chance(0.4)) {
    const all = sayMove(random, move, { [name]: no });
    return { words: afterthought(random, all, yes), wish };
  }
  const said = trap === "negation" ? "unable" : trap;
  const replaced = { [name]: pair(random, said, { yes, no }) };
  return { words: sayMove(random, move, replaced), wish };
}

function sayMove(
  random: Random,
  { booking, day, time }: Move,
  replaced: { day?: Words; time?: Words } = {},
): Words {
  const when = replaced.day ?? day.words;
  const template = oneEach(random, MOVE);
  // Nobody says "to in two weeks at 3".
  if (/\bin /.test(when.en)) template.en = "move {booking} to {time} {day}";
  return tidy(fill(template, {
    booking: slot(booking),
    day: slot(when),
    time: slot(replaced.time ?? time.words),
  }));
}
