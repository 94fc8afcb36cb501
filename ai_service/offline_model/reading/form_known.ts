import { isOfWeekday, weekdayIn } from "./field_dates.ts";
import { fieldWithin } from "./field_labels.ts";
import { isDenied } from "./field_places.ts";
import { fold } from "./fold.ts";
import type { Form, Pieces } from "./form_parts.ts";
import { type FormReader, valueOf } from "./form_reader.ts";
import type { FieldName } from "./frame.ts";

/** "It was a Saturday", behind the date. */
export function isSameDay(
  piece: string,
  answered: Pieces["answered"],
  reader: FormReader,
): boolean {
  if (weekdayIn(piece) === undefined || /\d/.test(piece)) return false;
  const { problems, slots } = reader.frameOf(piece);
  if (problems.length > 0 || !slots.day) return false;
  return [...answered.values()].some((one) =>
    "answer" in one && /^\d{4}-\d\d-\d\d$/.test(String(one.answer.value)) &&
    isOfWeekday(String(one.answer.value), piece)
  );
}

/** Nothing but words of talk, the form's name, or what was said before. */
export function isKnown(
  piece: string,
  answered: Pieces["answered"],
  { fields, reader }: Form,
): boolean {
  const { intent, problems, slots } = reader.frameOf(piece);
  const isTalk = problems.length === 0 && !CORRECTING.test(piece) &&
    (/^form_(?:fill|show)$/.test(intent) ||
      /^(?:none|yes)$/.test(intent) && Object.keys(slots).length === 0);
  return isTalk || isPartOf(piece, answered) ||
    isAgreed(piece, answered, fields) || fields.some((field) => {
      const before = answered.get(field.id);
      return before !== undefined && "answer" in before &&
        field.type !== "text" &&
        JSON.stringify(valueOf(field, piece, reader)) ===
          JSON.stringify(before.answer.value);
    });
}

/** "Actually better than that" takes back what stands before it. */
const CORRECTING =
  /^(?:well,? |oh,? |hmm,? )?(?:actually|or rather|いや|やっぱり|やはり)[\s、,]*\S{3}/i;

/** 「パッチテスト受けます」, beside the consent to it. */
function isAgreed(
  piece: string,
  answered: Pieces["answered"],
  fields: readonly FieldName[],
): boolean {
  const agreed = fields.filter(({ id, type }) => {
    const read = answered.get(id);
    return type === "consent" && read && "answer" in read &&
      read.answer.value === true;
  });
  return fieldWithin(fold(piece).text, agreed) !== undefined &&
    !isDenied(piece);
}

/** "My phone ends in 3334", beside the whole number. */
function isPartOf(piece: string, answered: Pieces["answered"]): boolean {
  const digits = piece.replace(/\D/g, "");
  return digits.length >= 3 &&
    [...answered.values()].some((one) =>
      "answer" in one &&
      String(one.answer.value).replace(/\D/g, "").endsWith(digits)
    );
}
