import type { Call } from "./call.ts";
import type {
  Asked,
  Intent,
  Problem,
  ShiftSlot,
  Shown,
  Slots,
} from "./reading/frame.ts";

/** All that was said for a job, over however many messages. */
export interface JobSlots extends Slots {
  /** The person's bookings that are meant. */
  bookingIds?: string[];
  /** The person's orders that are meant. */
  orderIds?: string[];
  /** Answers to a form that did not fit their field. */
  refused?: { fieldId: string; quote: string }[];
  /** Things that are alike in what was asked for, as the cheapest. */
  tied?: string[];
  /** How far which booking was moved, for "and the second one, too". */
  movedBy?: { bookingId: string; shift: ShiftSlot };
  /** The first or last start within the day and time that were said. */
  pick?: "first" | "last";
}

/** Something to be told or done. */
export interface Job {
  intent: Intent;
  slots: JobSlots;
  /** Empty where nothing stands against a write. */
  problems: readonly Problem[];
  isQuestion?: true;
  /** It comes in addition to what is there already. */
  isAddition?: true;
}

/** The list that was shown last. */
export interface ShownList {
  kind: Shown["kind"];
  /** Ids, or the starts of slots. */
  ids: readonly string[];
  /** Those of the ids that are orders, in a list of bookings. */
  orderIds?: readonly string[];
}

/** The model's answer to a job. */
export interface Answer {
  text: string;
  /** Changes, which the person is asked to approve. */
  calls?: Call[];
  /** What the text asks for. */
  asked?: Asked;
  /** The list in the text. */
  shown?: ShownList;
  /** The job, where it is not finished. */
  pending?: Job;
  /** What "yes" would do. */
  offer?: Job[];
}
