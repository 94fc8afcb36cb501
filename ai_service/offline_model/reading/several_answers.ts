import { isCorrection, withoutLead } from "./form_corrections.ts";
import { type Opening, openingOf, readOpening } from "./form_opening.ts";
import { framesOf } from "./form_frames.ts";
import { piecesApart, readPieces } from "./form_read_pieces.ts";
import { labelled } from "./field_places.ts";
import { isShortText } from "./field_values.ts";
import { askedField, type FormReader, frameOf } from "./form_reader.ts";
import type { FieldName, Frame } from "./frame.ts";

/** A longer text is one answer. */
const MAX_SEVERAL = 600;

/** Several answers in one message, or one that names its field. */
export function severalAnswers(
  text: string,
  fields: readonly FieldName[],
  reader: FormReader,
): Frame[] | undefined {
  if (text.length > MAX_SEVERAL) return undefined;
  const opening = openingOf(text, fields, reader);
  if (opening) return withOpening(opening, fields, reader);
  const isCorrected = isCorrection(text);
  const plain = withoutLead(text);
  const whole = labelled(plain, fields, reader);
  const alone = whole && [frameOf([whole], isCorrected)];
  const pieces = piecesApart(plain, fields, reader);
  const isAsked = reader.context.asked?.slot === "field";
  if (pieces.length < 2 && (isAsked || alone)) return alone;
  const read = readPieces(pieces, fields, reader);
  const isSubmit = read.others.some(({ intent }) => intent === "form_submit");
  if (read.answered.size === 0 && !read.isDraft && !isSubmit) return alone;
  if (!isAsked && pieces.length < 2 && read.unread.length > 0) return alone;
  if (read.unread.length > 0 && !alone && isFreeText(reader)) return undefined;
  return framesOf(read, isCorrected);
}

/** The answers of the message that names the form. */
function withOpening(
  opening: Opening,
  fields: readonly FieldName[],
  reader: FormReader,
): Frame[] | undefined {
  const pieces = piecesApart(opening.rest, fields, reader);
  const read = readPieces(pieces, fields, reader);
  const opened = readOpening(opening, fields, reader);
  for (const one of opened) {
    if ("problem" in one) read.unread.push(one);
    else if (!read.answered.has(one.answer.fieldId)) {
      read.answered.set(one.answer.fieldId, one);
    }
  }
  const isBare = pieces.length === 0 && read.answered.size === 0;
  return isBare ? undefined : framesOf(read, false);
}

/** A text that was asked for may hold words that would answer others. */
function isFreeText(reader: FormReader): boolean {
  const field = askedField(reader);
  return field?.type === "text" && !isShortText(field);
}
