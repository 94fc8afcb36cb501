import { isShortText } from "./field_values.ts";
import { labelled, typed } from "./field_places.ts";
import { isDone, SUBMIT } from "./form_commands.ts";
import { isCorrection, withoutLead } from "./form_corrections.ts";
import { CONTACT, piecesOf, REMARK } from "./form_pieces.ts";
import {
  askedField,
  fitting,
  type FormReader,
  frameOf,
  type Read,
} from "./form_reader.ts";
import type { FieldName, Frame, Intent } from "./frame.ts";

/** A longer text is one answer. */
const MAX_SEVERAL = 400;
/** Several answers in one message, or one that names its field. */
export function severalAnswers(
  text: string,
  fields: readonly FieldName[],
  reader: FormReader,
): Frame[] | undefined {
  if (text.length > MAX_SEVERAL) return undefined;
  const isCorrected = isCorrection(text);
  const plain = withoutLead(text);
  const whole = labelled(plain, fields, reader);
  const alone = whole && [frameOf([whole], isCorrected)];
  const pieces = piecesOf(plain).flatMap((piece) =>
    apart(piece, fields, reader)
  )
    .filter((piece) => !REMARK.test(piece));
  if (pieces.length < 2) return alone;
  const answered = new Map<string, Read>();
  const others: Frame[] = [];
  const unread: Read[] = [];
  for (const said of pieces) {
    const piece = said.replace(ANEW_LEAD, "");
    const read = labelled(piece, fields, reader) ??
      (piece === said
        ? undefined
        : fitting(piece, onlyOf(answered, fields), reader)) ??
      typed(piece, { fields, reader, answered });
    const other = read ? undefined : aside(piece, reader);
    if (other) others.push(other);
    else if (!read && isFormName(piece, reader)) continue;
    else if (!read) unread.push(unreadOf(piece));
    else answered.set("answer" in read ? read.answer.fieldId : piece, read);
  }
  if (answered.size === 0) return alone;
  if (unread.length > 0 && !alone && isFreeText(reader)) return;
  const read = [...answered.values(), ...unread];
  return [frameOf(read, isCorrected), ...others];
}

/** "The 23rd, no, the 24th": what follows corrects what was said before. */
const ANEW_LEAD = /^(?:いや|いえ|no~)\s*/i;

/** The fields that this message answered already. */
function onlyOf(
  answered: ReadonlyMap<string, Read>,
  fields: readonly FieldName[],
): FieldName[] {
  return fields.filter(({ id, type }) => answered.has(id) && type !== "text");
}

/** A text that was asked for may hold words that would answer others. */
function isFreeText(reader: FormReader): boolean {
  const field = askedField(reader);
  return field?.type === "text" && !isShortText(field);
}

/** What is not understood beside an answer is asked, and never dropped. */
function unreadOf(piece: string): Read {
  return { problem: { reason: "unread", quote: piece } };
}

/** "Mina Hayes 090-…": a name before an address is a piece of its own. */
function apart(
  piece: string,
  fields: readonly FieldName[],
  reader: FormReader,
): string[] {
  if (labelled(piece, fields, reader)) return [piece];
  const at = piece.search(CONTACT);
  return at > 0 ? [piece.slice(0, at).trim(), piece.slice(at)] : [piece];
}

/** What is asked or told beside the answers. */
const ASIDES: ReadonlySet<Intent> = new Set<Intent>([
  "form_submit",
  "price",
  "info",
  "duration",
  "services",
  "stylists",
  "thanks",
  "greet",
  "my_bookings",
]);

function aside(piece: string, reader: FormReader): Frame | undefined {
  if (isDone(piece)) return SUBMIT;
  const frame = reader.frameOf(piece);
  return ASIDES.has(frame.intent) ? frame : undefined;
}

/** "The feedback form": which one it is, is known by now. */
function isFormName(piece: string, reader: FormReader): boolean {
  const { intent, problems } = reader.frameOf(piece);
  return problems.length === 0 && /^form_(?:fill|show)$/.test(intent);
}
