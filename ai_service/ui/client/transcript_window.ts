/** Most messages that are in the page at a time. */
export const MOST_SHOWN = 400;
/** By how many messages the window moves. */
const STEP = 50;

/**
 * A place in the conversation that stays the same when earlier messages come:
 * the index of a message, less the number of those that came since.
 */
export type Place = number;

/** The messages that are shown: from `start` up to, and without, `end`. */
export interface TranscriptWindow {
  start: number;
  end: number;
}

interface Loaded {
  /** How many messages are loaded. */
  count: number;
  /** How many of them were loaded above those of the page. */
  earlierCount: number;
}

/** The window that ends at `last`, or with the newest message where that is null. */
export function windowUpTo(
  last: Place | null,
  { count, earlierCount }: Loaded,
): TranscriptWindow {
  const end = last === null ? count : Math.min(count, last + earlierCount);
  return { start: Math.max(0, end - MOST_SHOWN), end };
}

/** Where the window ends once it shows the earliest that are loaded. */
export function atStart({ count, earlierCount }: Loaded): Place | null {
  return count <= MOST_SHOWN ? null : MOST_SHOWN - earlierCount;
}

/** Where the window ends once it has moved towards earlier messages. */
export function earlierThan({ end }: TranscriptWindow, loaded: Loaded): Place {
  return Math.max(MOST_SHOWN, end - STEP) - loaded.earlierCount;
}

/** Where the window ends once it has moved towards newer messages. */
export function laterThan(
  { end }: TranscriptWindow,
  { count, earlierCount }: Loaded,
): Place | null {
  return end + STEP >= count ? null : end + STEP - earlierCount;
}
