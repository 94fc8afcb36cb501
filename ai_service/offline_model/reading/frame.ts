import type { Locale } from "../../../shared/ui/locale.ts";
import type { Problem, SlotName } from "./problem.ts";
import type { AnswerSlot, DaySlot, IsoDate, Minutes, Slots } from "./slots.ts";

export type * from "./problem.ts";
export type * from "./slots.ts";

/** What a message, or a part of it, wants. */
export type Intent =
  // Writes. Only a frame without problems may lead to one.
  | "book"
  | "move"
  | "cancel_booking"
  | "order"
  | "cancel_order"
  | "form_fill"
  | "form_submit"
  /** Cancel, without a word of whether a booking or an order is meant. */
  | "cancel"
  // Reads.
  | "open_times"
  | "my_bookings"
  | "my_orders"
  | "services"
  | "price"
  | "duration"
  | "stylists"
  | "info"
  | "products"
  | "search"
  | "stock"
  | "forms"
  /** What was filled in so far. */
  | "form_show"
  // Talk.
  | "help"
  | "greet"
  | "thanks"
  | "goodbye"
  | "yes"
  | "no"
  /** Not now, I will come back to it. */
  | "later"
  /** Stop what is under way, forget it. */
  | "stop"
  /** Leave this question out; to the one before; no idea (while a form is filled). */
  | "skip"
  | "back"
  | "unsure"
  /** Asks to be answered in a language (`language` of the frame). */
  | "language"
  // What cannot be done here.
  | "refund"
  | "person"
  | "discount"
  | "pay"
  /** Slots without an intent: an answer, or a change of what is under way. */
  | "answer"
  /** Nothing was understood. */
  | "none";

export const WRITES: ReadonlySet<Intent> = new Set<Intent>([
  "book",
  "move",
  "cancel_booking",
  "order",
  "cancel_order",
  "form_fill",
  "form_submit",
  "cancel",
]);

/** One job and everything that was said for it. */
export interface Frame {
  intent: Intent;
  slots: Slots;
  /** Empty: nothing stands against a write. Quotes are as the person wrote. */
  problems: Problem[];
  /** The intent follows from the slots alone (a service "tomorrow at 3"). */
  isImplied?: true;
  /** It is a question ("can I …?", 「できますか」), which a job may answer first. */
  isQuestion?: true;
  /** It comes in addition to what is under way ("also", 「ついでに」). */
  isAddition?: true;
  /** It replaces what was said before ("actually", 「やっぱり」). */
  isCorrection?: true;
  language?: Locale;
}

/** What a message says. */
export interface Reading {
  /** At least one, in the order of the text; several are independent jobs. */
  frames: [Frame, ...Frame[]];
  /** Said along with the job: "Hi!", "thanks". */
  social: ("greet" | "thanks" | "goodbye")[];
  /**
   * Catalogues that were not given and that the unread text may name: load
   * them and read again before asking anything.
   */
  needs: Catalogue[];
}

export type Catalogue = "services" | "products" | "stylists" | "forms";

/** Something that can be named, in both languages. */
export interface Named {
  id: string;
  name: Readonly<Record<Locale, string>>;
}

/** A field of the form under way. */
export interface FieldName {
  id: string;
  type:
    | "text"
    | "email"
    | "phone"
    | "number"
    | "date"
    | "time"
    | "single"
    | "multi"
    | "yes_no"
    | "consent";
  label: Readonly<Record<Locale, string>>;
  required?: boolean;
  /** A date that cannot lie ahead (a birthday): 20 November is last year's. */
  isPast?: boolean;
  /** Bounds: of a number, or of a date, which are not used here. */
  min?: number | string;
  max?: number | string;
  options?: readonly {
    value: string;
    label: Readonly<Record<Locale, string>>;
  }[];
}

/** What the assistant asked for last; the next message may answer it. */
export type Asked =
  | { slot: Exclude<SlotName, "field"> }
  | { slot: "field"; fieldId: string }
  /** A question whose answer is yes or no. */
  | { slot: "confirm" };

/** The list that was shown last, so that "the second one" means something. */
export interface Shown {
  kind:
    | "slots"
    | "services"
    | "products"
    | "bookings"
    | "orders"
    | "stylists"
    | "forms";
  count: number;
}

/** What the reader may know beside the text. All names are optional. */
export interface ReadContext {
  now: Date;
  /** IANA name of the business's time zone. */
  timeZone: string;
  /** The language of the conversation so far. */
  locale: Locale;
  /** A catalogue that is absent is not known yet. */
  services?: readonly Named[];
  products?: readonly Named[];
  stylists?: readonly Named[];
  forms?: readonly Named[];
  /** The form under way. */
  fields?: readonly FieldName[];
  asked?: Asked;
  /** The field that was answered last, which "sorry, …" corrects. */
  lastField?: string;
  /** What the form under way has so far. */
  answers?: readonly AnswerSlot[];
  shown?: Shown;
  /** How many cards wait for the person's decision. */
  cards?: number;
  /** The kind of record that the last message made or changed, for "make that 4". */
  made?: "booking";
  /** The job under way, so that "make it 4" and "the second one" belong to it. */
  job?: Intent;
  /** Usual opening hours; 1 to 7 o'clock is folded by them. Default 600 to 1140. */
  hours?: { opens: Minutes; closes: Minutes };
}

/** The entry point's type: pure, never throws, 6,000 characters in 50 ms. */
export type Read = (text: string, context: ReadContext) => Reading;

/** A day that the whole frame agrees on, where it is one day. */
export function dateOf(day: DaySlot | undefined): IsoDate | undefined {
  return day?.kind === "on" ? day.date : undefined;
}
