import { aside } from "./form_asides.ts";
import { isKnown, isSameDay } from "./form_known.ts";
import type { Form, Pieces } from "./form_parts.ts";
import { corrected, isOther, named } from "./form_places.ts";
import { labelled, typed } from "./field_places.ts";
import {
  ANEW,
  CONTACT,
  isRemark,
  piecesOf,
  saysToWait,
} from "./form_pieces.ts";
import type { FormReader, Read } from "./form_reader.ts";
import type { FieldName } from "./frame.ts";

/** The pieces of a message that may hold an answer. */
export function piecesApart(
  text: string,
  fields: readonly FieldName[],
  reader: FormReader,
): string[] {
  return piecesOf(text).flatMap((piece) => apart(piece, fields, reader))
    .filter((piece) => !isRemark(piece));
}

/** Each piece is an answer, a question beside it, or was not understood. */
export function readPieces(
  pieces: readonly string[],
  fields: readonly FieldName[],
  reader: FormReader,
): Pieces {
  const read: Pieces = { answered: new Map(), others: [], unread: [] };
  const form = { fields, reader };
  for (const piece of pieces) readPiece(piece, read, form);
  const unread = read.unread.filter((one) =>
    !("problem" in one) || !isKnown(one.problem.quote, read.answered, form)
  );
  return { ...read, unread };
}

/** How a name that was said before is written in full. */
const WRITTEN = /^(?:漢字|フルネーム|正しくは|正確には|full name|in full)/i;

function readPiece(said: string, read: Pieces, form: Form): void {
  const { answered, others, unread } = read;
  const { fields, reader } = form;
  const isAnew = said.startsWith(ANEW) || WRITTEN.test(said);
  const piece = said.startsWith(ANEW) ? said.slice(ANEW.length) : said;
  if (saysToWait(piece)) {
    read.isDraft = true;
    return;
  }
  if (isSameDay(piece, answered, reader)) return;
  const answer = labelled(piece, fields, reader) ??
    (isAnew ? corrected(piece, answered, form) : undefined) ??
    typed(piece, { fields, reader, answered }) ??
    named(piece, answered, form);
  if (answer) {
    const id = "answer" in answer ? answer.answer.fieldId : piece;
    if (isOther(answer, answered, isAnew)) unread.push(unreadOf(piece));
    else answered.set(id, answer);
    return;
  }
  const other = aside(piece, reader);
  if (other) others.push(other);
  else unread.push(unreadOf(piece));
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
