import type { Random } from "../../../shared/random/random.ts";
import {
  bookCard,
  type BookSlots,
  drawBookSlots,
  sayBook,
} from "./book_slots.ts";
import { bareDay, type Draft, drawTime, NO_CARD, otherDay } from "./draft.ts";
import type { Moment, Words } from "./phrase.ts";
import { afterthought, pair, type PairTrap } from "./trap.ts";
import { drawDistinctService, drawStylist } from "./thing_words.ts";

type Drawn = Pick<Draft, "words" | "wish"> | undefined;
type Slot = "day" | "time" | "service" | "stylist";

/** A booking with two values in one slot. */
export function bookPair(random: Random, now: Moment, trap: PairTrap): Drawn {
  const name = random.one(["day", "day", "time", "time", "service", "stylist"]);
  const slots = drawBookSlots(
    random,
    now,
    ...(name === "service" ? [drawDistinctService(random)] : []),
  );
  const both = valuesOf(random, now, { slots, name: name as Slot });
  if (!both) return;
  const wish = trap === "either" ? NO_CARD : { cards: [bookCard(both.slots)] };
  if (trap === "correction" && name !== "stylist" && random.chance(0.4)) {
    const first = { [name]: both.no } as Partial<Record<Slot, Words>>;
    const all = sayBook(random, both.slots, first);
    return { words: afterthought(random, all, bareDay(both.yes)), wish };
  }
  const isWhen = name === "day" || name === "time";
  const said = isWhen && trap === "negation" ? "unable" : trap;
  const replaced = { [name]: pair(random, said, both) };
  return { words: sayBook(random, both.slots, replaced), wish };
}

interface Both {
  slots: BookSlots;
  /** What is meant. */
  yes: Words;
  /** What is not, or not any more. */
  no: Words;
}

function valuesOf(
  random: Random,
  now: Moment,
  { slots, name }: { slots: BookSlots; name: Slot },
): Both | undefined {
  const { service, day, time } = slots;
  if (name === "stylist") return stylists(random, slots);
  if (name === "day") {
    const no = otherDay(random, now, day.value).words;
    return { slots, yes: day.words, no };
  }
  if (name === "time") {
    const other = { now, day: day.value, not: time.value };
    const no = drawTime(random, service.value, other).words;
    return { slots, yes: time.words, no };
  }
  const no = drawDistinctService(random, [service.value]).words;
  return { slots: { ...slots, stylist: undefined }, yes: service.words, no };
}

function stylists(random: Random, slots: BookSlots): Both | undefined {
  const service = slots.service.value;
  const stylist = drawStylist(random, service, { able: true });
  if (!stylist) return;
  const not = stylist.value;
  const other = drawStylist(random, service, { able: true, not });
  if (!other) return;
  return {
    slots: { ...slots, stylist },
    yes: stylist.words,
    no: other.words,
  };
}
