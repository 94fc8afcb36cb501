import { looksLikeName } from "./field_names.ts";
import type { Form, Pieces } from "./form_parts.ts";
import {
  answerOf,
  fitting,
  type FormReader,
  type Read,
  valueOf,
} from "./form_reader.ts";

/** "The 23rd, no, the 24th": what follows corrects what was said before. */
export function corrected(
  piece: string,
  answered: Pieces["answered"],
  { fields, reader }: Form,
): Read | undefined {
  const last = [...answered.keys()].at(-1);
  const field = fields.find(({ id }) => id === last);
  const isName = field?.type === "text" && looksLikeName(piece) &&
    valueOf(field, piece, reader) !== undefined;
  if (isName) return answerOf(field, piece, reader);
  const fitted = fields.filter(({ id, type }) =>
    answered.has(id) && type !== "text"
  );
  return fitting(piece, fitted, reader);
}

/** A name, where nothing else says that it is one. */
export function named(
  piece: string,
  answered: Pieces["answered"],
  { fields, reader }: Form,
): Read | undefined {
  const given = reader.context.answers ?? [];
  const field = fields.find(({ id, type, required }) =>
    type === "text" && required && !answered.has(id) &&
    !given.some(({ fieldId }) => fieldId === id)
  );
  const isName = looksLikeName(piece) ||
    answered.size > 0 && isPlainName(piece, reader);
  return field && isName &&
      valueOf(field, piece, reader) !== undefined
    ? answerOf(field, piece, reader)
    : undefined;
}

/** "anna schmidt", beside other answers: two words that mean nothing else. */
function isPlainName(piece: string, reader: FormReader): boolean {
  return /^[a-z][a-z'’-]+ [a-z][a-z'’-]+$/.test(piece.trim()) &&
    reader.partsOf(piece).every((part) => part.kind === "unread");
}

/** A second answer to the same question, which does not correct the first. */
export function isOther(
  read: Read,
  answered: Pieces["answered"],
  isAnew: boolean,
): boolean {
  if (isAnew || !("answer" in read)) return false;
  const before = answered.get(read.answer.fieldId);
  return before !== undefined && "answer" in before &&
    JSON.stringify(before.answer.value) !== JSON.stringify(read.answer.value);
}
