import type { Random } from "../../../shared/random/random.ts";

/** A text in both languages. */
export interface Words {
  ja: string;
  en: string;
}

export type Language = keyof Words;

/** What was drawn, and one way to say it. */
export interface Said<T> {
  value: T;
  words: Words;
}

/** The moment of the conversation, in the shop's local time. */
export interface Moment {
  /** As in {@linkcode dayNumber}. */
  day: number;
  /** Minutes since midnight. */
  minutes: number;
}

/** A value that a card's argument must have, or the range of a start. */
export type Wanted = string | number | { from: string; before: string } | {
  items: Readonly<Record<string, number>>;
};

/** A card that must wait: the call, with all its arguments of meaning. */
export interface WantedCard {
  tool: string;
  args: Readonly<Record<string, Wanted>>;
}

/** A booking that the customer already has. */
export interface OwnBooking {
  id: string;
  serviceId: string;
  day: number;
  minutes: number;
}

/** An unpaid order that the customer already has. */
export interface OwnOrder {
  id: string;
  items: Readonly<Record<string, number>>;
}

/** What the customer's account already has. */
export interface Account {
  bookings: readonly OwnBooking[];
  orders: readonly OwnOrder[];
}

/** What may happen after a phrase. */
export interface Wish {
  /** All of these cards and no other; none means that no card may wait. */
  cards: readonly WantedCard[];
  /** To ask is as right as the cards, since people would ask, too. */
  mayAsk?: boolean;
  /** Without a card, nothing has to be asked or refused either. */
  isQuiet?: boolean;
  /** One of these tools has to be read. */
  reads?: readonly string[];
}

/** What a person says, and what it has to lead to. */
export interface Phrase {
  language: Language;
  /** `book`, `move`, …: what the person wants. */
  job: string;
  /** What makes it hard; `plain` is nothing. */
  trap: string;
  text: string;
  /** What the person said before, each answered by the model. */
  before?: readonly string[];
  now: Moment;
  account: Account;
  wish: Wish;
}

const OPEN = "‹";
const CLOSE = "›";

/** Marks a slot's value, which mutations leave as it is. */
export function slot({ ja, en }: Words): Words {
  return { ja: OPEN + ja + CLOSE, en: OPEN + en + CLOSE };
}

/** The text without the marks of {@linkcode slot}. */
export function unmarked(text: string): string {
  return text.replaceAll(/[‹›]/g, "");
}

/** Applies a change to what is not in a slot's value. */
export function outsideSlots(
  text: string,
  change: (part: string) => string,
): string {
  return text.split(/(‹[^›]*›)/).map((part) =>
    part.startsWith(OPEN) ? part : change(part)
  ).join("");
}

/** Fills the `{names}` of a template. */
export function fill(
  template: Words,
  values: Readonly<Record<string, Words>>,
): Words {
  const fillIn = (language: Language) =>
    template[language].replaceAll(
      /\{(\w+)\}/g,
      (_, name) => values[name]?.[language] ?? `{${name}}`,
    );
  return { ja: fillIn("ja"), en: fillIn("en") };
}

/** One Japanese and one English template, each drawn for itself. */
export function oneEach(
  random: Random,
  { ja, en }: { ja: readonly string[]; en: readonly string[] },
): Words {
  return { ja: random.one(ja), en: random.one(en) };
}
