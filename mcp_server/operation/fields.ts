import { z } from "zod";

/** A text of at most `max` characters; Postgres stores no NUL. */
export function text(max: number) {
  return z.string().max(max).refine(
    (value) => !value.includes("\0"),
    "must not contain a NUL character",
  );
}

/** The id of something; an unknown one is not found, not malformed. */
export const id = text(64).min(1);

/**
 * A moment with its offset (ISO 8601); the years are those that every part of
 * the system can store and show.
 */
export const instant = z.iso.datetime({
  offset: true,
  error: "must be ISO 8601 with an offset, such as 2030-05-01T15:00:00+09:00",
}).refine(
  (value) => /^2[01]/.test(value),
  "must be in the years 2000 to 2199",
);

/** Both languages of a text that people see. */
export const bilingual = z.strictObject({ ja: z.string(), en: z.string() });

/** Money in minor units of the currency beside it. */
export const minorUnits = z.int().nonnegative();

/** ISO 4217, e.g. `JPY`. */
export const currency = z.string().length(3);

/** Entries on a page, at most. */
export const limit = z.int().min(1).max(100).optional();

/** Where the page before this one ended. */
export const cursor = text(400).min(1).optional();

/** Where this page ended, or null on the last one. */
export const nextCursor = z.string().nullable();
