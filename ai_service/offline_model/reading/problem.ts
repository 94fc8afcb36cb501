import type { Intent } from "./frame.ts";
import type { IsoDate } from "./slots.ts";

/** What is asked for, but can't be done here; each is told by its own sentence. */
export type Unsupported =
  /** More than one person at once, or a child along. */
  | "party"
  /** For somebody else. */
  | "other_person"
  | "discount"
  | "refund"
  | "person"
  | "delivery"
  | "gift"
  | "waitlist"
  | "reminder"
  | "repeat"
  | "home_visit"
  | "other";

/**
 * Unread text that changes nothing of what is wanted: it is left out of what is
 * done, either without a word or with a sentence that says so.
 */
export type Weight = "silent" | "told";

/** Slots that a question can be about. */
export type SlotName =
  | "day"
  | "time"
  | "service"
  | "stylist"
  | "item"
  | "quantity"
  | "which"
  | "field"
  | "intent";

/** Why a frame must not lead to a write before the person has been asked. */
export type Problem =
  /** Text that no rule read and that is no known filler. */
  | { reason: "unread"; quote: string; weight?: Weight }
  | { reason: "weekday_clash"; quote: string; date: IsoDate; weekday: number }
  | { reason: "no_such_date"; quote: string }
  | { reason: "no_such_time"; quote: string }
  /** Two readings of a date, as 5/12 in English. */
  | { reason: "ambiguous_date"; quote: string; dates: [IsoDate, IsoDate] }
  /** 「3日後にずらす」: so many days from today, or from the booking? */
  | { reason: "ambiguous_shift"; quote: string; days: number }
  /** Either this or that, and only one can be done. */
  | { reason: "either"; quote: string; slot: SlotName; ids?: string[] }
  /** Two different values where one is needed, no correction between them. */
  | { reason: "two_values"; quote: string; slot: SlotName }
  /** The name fits several things, or almost fits. */
  | { reason: "ambiguous_name"; quote: string; slot: SlotName; ids: string[] }
  /** A name in the place of a stylist, service or product that is not there. */
  | { reason: "unknown_name"; quote: string; slot: SlotName }
  /** A write that was said not to be wanted ("don't cancel it"). */
  | { reason: "negated"; quote: string; intent: Intent }
  /** "If", "unless", "in case": a condition that can't be checked. */
  | { reason: "condition"; quote: string }
  /** "I was going to cancel": whether it is wanted now was not said. */
  | { reason: "intended"; quote: string }
  /** 0, −3, one and a half, 1000 of a product. */
  | { reason: "bad_quantity"; quote: string }
  /** A number whose meaning is open. */
  | { reason: "what_number"; quote: string; value: number }
  /** Two jobs that are not told apart. */
  | { reason: "two_intents"; quote: string; intents: Intent[] }
  | { reason: "unsupported"; quote: string; what: Unsupported }
  /** An answer that the field of the form does not take. */
  | { reason: "bad_answer"; quote: string; fieldId: string }
  | { reason: "too_long"; quote: string };
