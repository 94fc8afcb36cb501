/** A calendar day in the business's time zone, `2026-11-28`. */
export type IsoDate = string;
/** Minutes after local midnight, 0 to 1440. */
export type Minutes = number;

/** 「翌週」 is a week behind the day spoken of, and was counted from today. */
export interface Behind {
  behind?: true;
}

/** The day that was said; `after`: as so many days after today, or another. */
export type DaySlot =
  | ({ kind: "on"; date: IsoDate; after?: number } & Behind)
  /**
   * Any day of a span, both ends included; an end that was not said is absent
   * ("by Friday" has only `to`). `weekdays` (0 is Sunday) narrows it further
   * ("a weekend in December").
   */
  | ({
    kind: "window";
    from?: IsoDate;
    to?: IsoDate;
    weekdays?: number[];
  } & Behind)
  /** The day of the booking that is moved, or of the last one. */
  | { kind: "same" }
  /** The first day that has an opening. */
  | { kind: "earliest" }
  /** The person said that every day is fine. */
  | { kind: "any" };

/** The time of day that was said. */
export type TimeSlot =
  /** A start. `about`: "around 3", so that a close one will do. */
  | { kind: "at"; minutes: Minutes; about?: true }
  /**
   * A start within a span, both ends included; an end that was not said is
   * absent. `endsBy`: the visit must be over by `to` ("done by five"). `part`:
   * it was said as a part of the day.
   */
  | {
    kind: "window";
    from?: Minutes;
    to?: Minutes;
    endsBy?: true;
    part?: "morning" | "afternoon" | "evening" | "lunch";
  }
  | { kind: "earliest" }
  | { kind: "latest" }
  /** The time of the booking that is moved, or of the last one. */
  | { kind: "same" }
  /** The person said that every time is fine. */
  | { kind: "any" };

/** How far from the old start (or from what was shown) the new one is. */
export type ShiftSlot =
  /** Positive is later. "Same time next day" is one day and no minutes. */
  | {
    kind: "by";
    days: number;
    minutes: number;
    /** 「翌日の土曜」: the weekday that was said of it, as counted from today. */
    named?: { date: IsoDate; quote: string };
  }
  /** "The Sunday after": the first one behind, or before, the day spoken of. */
  | { kind: "weekday"; weekday: number; isBefore?: true }
  /** "A bit later", "an earlier day": no amount was said. */
  | { kind: "towards"; direction: "later" | "earlier"; unit: "time" | "day" };

/** How far a day is from the one that is spoken of, as it was said beside it. */
export interface NextTo {
  /** Seven days are any day of the week behind. */
  shift: Exclude<ShiftSlot, { kind: "towards" }>;
  /** As it was written, with the day. */
  quote: string;
}

/** One stylist (an id), or explicitly whoever is free. */
export type StylistSlot = { kind: "one"; id: string } | { kind: "any" };

/** A product and how many of it; an absent quantity was not said. */
export interface ItemSlot {
  productId: string;
  quantity?: number;
}

/** An element of a list that was shown, from the start (1) or the end (-1). */
export type ChoiceSlot =
  | { kind: "nth"; n: number }
  | {
    kind: "by";
    /** "Cheaper" and "later" compare with what was last chosen or shown first. */
    order:
      | "cheapest"
      | "cheaper"
      | "dearest"
      | "shortest"
      | "longest"
      | "earliest"
      | "earlier"
      | "latest"
      | "later";
  }
  /** "That one", "both", "another one", "more of them". */
  | { kind: "this" | "all" | "other" | "more" };

/** Which of the person's bookings or orders is meant. Empty: none was said. */
export interface WhichSlot {
  services?: string[];
  products?: string[];
  day?: DaySlot;
  time?: TimeSlot;
  stylist?: StylistSlot;
  /** The number of an order as it is printed. */
  number?: string;
  choice?: ChoiceSlot;
  /** The newest made, or the one that comes next. */
  which?: "last" | "next";
  /** All of them, minus those that `except` describes. */
  all?: true;
  except?: WhichSlot;
}

/** The answer to one field of the form under way, of the field's type. */
export interface AnswerSlot {
  fieldId: string;
  /**
   * What `form_submit` takes: text as it was written, numbers, booleans,
   * option values, `2026-11-28`, `15:00`. `null`: skipped or to be emptied.
   */
  value: string | number | boolean | string[] | null;
}

/** What a question about the business is about. */
export type InfoTopic =
  | "hours"
  | "closed_days"
  | "place"
  | "access"
  | "parking"
  | "phone"
  | "email"
  | "payment"
  | "policy"
  | "name";

/** All that was said in one frame; a slot that was not said is absent. */
export interface Slots {
  day?: DaySlot;
  time?: TimeSlot;
  shift?: ShiftSlot;
  /** "The Sunday after that, the 6th": both have to be true of the day. */
  nextTo?: NextTo;
  /** Ids; several are several visits, not one visit of several services. */
  services?: string[];
  stylist?: StylistSlot;
  note?: string;
  items?: ItemSlot[];
  /** Products that a question is about. */
  products?: string[];
  /** What a search for products is for, as it was written. */
  query?: string;
  which?: WhichSlot;
  choice?: ChoiceSlot;
  /** "The same as last time": service, stylist or order of the newest one. */
  sameAsLast?: true;
  /** A number without a unit: a quantity, a time or an ordinal, as was asked. */
  number?: number;
  formId?: string;
  answers?: AnswerSlot[];
  /** The form is not to be handed in before that is asked for. */
  isDraft?: true;
  topics?: InfoTopic[];
  /** Values that were rejected ("not Friday"): never to be used. */
  not?: {
    days?: DaySlot[];
    times?: TimeSlot[];
    services?: string[];
    stylists?: string[];
    products?: string[];
  };
}
