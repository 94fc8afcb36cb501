import * as z from "zod";
import { parseEmail } from "../../shared/text/email.ts";
import { isWithinLength } from "../../shared/text/length.ts";
import { parsePhone } from "../../shared/text/phone.ts";
import { foldText } from "../../shared/text/unprintable.ts";
import { readDate } from "./date_answer.ts";
import type { FormField } from "./fields.ts";

/** An answer as it is stored. */
export const answer = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
]);
export type Answer = z.output<typeof answer>;

/** Result of reading an answer: a value, no answer, or a problem. */
export type ParsedAnswer =
  | { value: Answer }
  | { value: undefined }
  | { problem: string };

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * Reads what was given for `field`. Nothing, null and a text of which nothing
 * is visible are no answer; the rest has to fit the field's type.
 *
 * @param today Local day of the business, as `YYYY-MM-DD`.
 */
export function readAnswer(
  field: FormField,
  given: unknown,
  today: string,
): ParsedAnswer {
  const isEmpty = given === undefined || given === null ||
    typeof given === "string" && isBlank(given) ||
    Array.isArray(given) && given.length === 0;
  if (!isEmpty) return readGiven(field, given, today);
  return field.required ? { problem: "is required" } : { value: undefined };
}

/** A text that cannot be stored is not blank: it is refused instead. */
function isBlank(text: string): boolean {
  return isStorable(text) && foldText(text) === "";
}

function isStorable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}

function readGiven(
  field: FormField,
  given: unknown,
  today: string,
): ParsedAnswer {
  switch (field.type) {
    case "text":
      return readText(field, given);
    case "email":
      return readEmail(given);
    case "phone":
      return readPhone(given);
    case "number":
      return readNumber(field, readWrittenNumber(given));
    case "date":
      return readDate(field, foldDigits(given), today);
    case "time":
      return readTime(foldDigits(given));
    case "single":
      return readSingle(field, given);
    case "multi":
      return readMulti(field, given);
    case "yes_no":
      return typeof given === "boolean"
        ? { value: given }
        : { problem: "must be true or false" };
    case "consent":
      return readConsent(field, given);
  }
}

type FieldOf<Type extends FormField["type"]> = Extract<
  FormField,
  { type: Type }
>;

function readText({ long, maxLength }: FieldOf<"text">, given: unknown) {
  if (typeof given !== "string") return { problem: "must be text" };
  if (!isStorable(given)) {
    return { problem: "has a character that is not allowed in text" };
  }
  const value = foldText(given).trim();
  if (!isWithinLength(value, maxLength)) {
    return { problem: `must be at most ${maxLength} characters` };
  }
  if (!long && value.includes("\n")) return { problem: "must be one line" };
  return { value };
}

function readEmail(given: unknown): ParsedAnswer {
  const isShort = typeof given === "string" && given.length <= 300;
  const value = isShort ? parseEmail(given) : undefined;
  return value === undefined
    ? { problem: "must be an e-mail address" }
    : { value };
}

function readPhone(given: unknown): ParsedAnswer {
  const isShort = typeof given === "string" && given.length <= 60;
  const value = isShort ? parsePhone(given) : undefined;
  return value === undefined
    ? {
      problem:
        "must be a telephone number such as 090-1234-5678 or +1 415 555 0123",
    }
    : { value };
}

/** Digits and signs as Japanese keyboards write them, `５` for `5`. */
function foldDigits(given: unknown): unknown {
  const isShort = typeof given === "string" && given.length <= 60;
  return isShort ? foldText(given.normalize("NFKC")).trim() : given;
}

const NUMBER = /^[-+]?\d+(\.\d+)?$/;

function readWrittenNumber(given: unknown): unknown {
  const written = foldDigits(given);
  return typeof written === "string" && NUMBER.test(written)
    ? Number(written)
    : written;
}

function readTime(given: unknown): ParsedAnswer {
  return typeof given === "string" && TIME.test(given)
    ? { value: given }
    : { problem: "must be a time such as 15:30" };
}

function readNumber(
  { integer, min, max }: FieldOf<"number">,
  given: unknown,
): ParsedAnswer {
  if (typeof given !== "number" || !Number.isFinite(given)) {
    return { problem: "must be a number" };
  }
  if (integer && !Number.isSafeInteger(given)) {
    return { problem: "must be a whole number" };
  }
  if (min !== undefined && given < min) {
    return { problem: `must be at least ${min}` };
  }
  if (max !== undefined && given > max) {
    return { problem: `must be at most ${max}` };
  }
  return { value: given };
}

function readSingle(
  { options }: FieldOf<"single">,
  given: unknown,
): ParsedAnswer {
  const option = options.find(({ value }) => value === given);
  return option
    ? { value: option.value }
    : { problem: `must be ${listed(options)}` };
}

function readMulti(
  { options }: FieldOf<"multi">,
  given: unknown,
): ParsedAnswer {
  const known = new Set<unknown>(options.map(({ value }) => value));
  const isGood = Array.isArray(given) && given.every((one) => known.has(one)) &&
    new Set(given).size === given.length;
  return isGood
    ? { value: given as string[] }
    : { problem: `must be a list, without repeats, of ${listed(options)}` };
}

function readConsent({ required }: FieldOf<"consent">, given: unknown) {
  if (typeof given !== "boolean") return { problem: "must be true or false" };
  return required && !given
    ? { problem: "must be true: this form needs the customer's consent" }
    : { value: given };
}

function listed(options: readonly { value: string }[]): string {
  return options.map(({ value }) => JSON.stringify(value)).join(" or ");
}
