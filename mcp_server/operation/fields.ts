import * as z from "zod";
import { isWithinLength, maxCodePoints } from "../../shared/text/length.ts";
import { foldLine } from "../../shared/text/name.ts";
import { foldText } from "../../shared/text/unprintable.ts";
import { notPersonal } from "../storage/personal.ts";

/** Something that only programs read, such as an id; Postgres stores no NUL. */
export function opaque(max: number) {
  return z.string().max(max).refine(isStorable, NOT_ALLOWED);
}

/**
 * A text of at most `max` characters, as people count them, in their own words.
 * What cannot be seen is left out of it, and spaces around what is left; if
 * nothing can be seen, it is empty.
 */
export function text(max: number) {
  return z.string().refine(isStorable, NOT_ALLOWED)
    .overwrite((value) => foldText(value).trim()).refine(
      (value) => isWithinLength(value, max),
      `must be at most ${max} characters`,
    ).meta({ maxLength: maxCodePoints(max) });
}

/** The name of a person or thing, in one line. */
export function name(max: number) {
  return text(max).overwrite(foldLine).min(1, "must not be empty");
}

const NOT_ALLOWED = "has a character that is not allowed in text";

function isStorable(value: string): boolean {
  return !value.includes("\0") && value.isWellFormed();
}

/** The id of something; an unknown one is not found, not malformed. */
export const id = notPersonal(opaque(64).min(1));

/** An id as it is answered. */
export const storedId = notPersonal(z.string());

/** UTC times between which it is 2000 to 2199 everywhere (UTC-12 to UTC+14). */
const EARLIEST = Date.UTC(2000, 0, 1, 12);
const LATEST = Date.UTC(2199, 11, 31, 10);

/**
 * A moment with its offset (ISO 8601); the years are those that every part of
 * the system can store and show, also in the time zone of the business.
 */
export const instant = z.iso.datetime({
  offset: true,
  error: "must be ISO 8601 with an offset, such as 2030-05-01T15:00:00+09:00",
}).refine(isInYears, "must be in the years 2000 to 2199, in every time zone")
  .meta({ examples: ["2030-05-10T15:00:00+09:00"] });

function isInYears(value: string): boolean {
  const time = Date.parse(value);
  return /^2[01]/.test(value) && time >= EARLIEST && time < LATEST;
}

/** A moment as it is answered, with the offset of the business. */
export const localInstant = z.iso.datetime({ offset: true })
  .meta({ examples: ["2030-05-10T15:00:00+09:00"] });

/** A text of the business that people see. */
export const publicText = notPersonal(z.string());

/** Both languages of a text that people see. */
export const bilingual = z.strictObject({
  ja: publicText.meta({ examples: ["日本語"] }),
  en: publicText.meta({ examples: ["English"] }),
});

/** Money in minor units of the currency beside it. */
export const minorUnits = z.int().nonnegative().meta({ examples: [5500] });

/** ISO 4217, e.g. `JPY`. */
export const currency = notPersonal(z.string().length(3))
  .meta({ examples: ["JPY"] });

/** By whom a record was made: a customer's assistant, or staff. */
export const createdBy = z.enum(["ai-service", "mcp"]);

/** Entries on a page, at most. */
export const limit = z.int().min(1).max(100).meta({ examples: [20] })
  .optional();

/** End of the page before this one. */
export const cursor = notPersonal(opaque(400).min(1))
  .meta({ examples: ["WyI3ZjEwIiwiYmtnXzRmOGQxYjJjIl0"] }).optional();

/** End of this page, or null on the last one. */
export const nextCursor = notPersonal(z.string()).nullable()
  .meta({ examples: [null] });
