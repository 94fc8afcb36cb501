import { isShortText } from "./field_values.ts";
import { type Places, typed } from "./field_places.ts";
import {
  commandOf,
  DRAFT,
  isCommand,
  isNothing,
  isOtherJob,
  mayBeWish,
  SKIPPED,
} from "./form_commands.ts";
import { correction, isCorrection, takenOff } from "./form_corrections.ts";
import { piecesOf, saysToWait } from "./form_pieces.ts";
import {
  answerOf,
  askedField,
  type FormReader,
  frameOf,
  type Read,
  valueOf,
} from "./form_reader.ts";
import type { FieldName, Frame } from "./frame.ts";
import { piecesApart } from "./form_read_pieces.ts";
import { severalAnswers } from "./several_answers.ts";

/**
 * Reads a message as answers to the form under way: pieces that name a field
 * or have its type ("Maria Rossi, 090-…"), else the answer to what was asked.
 */
export function readForm(
  message: string,
  plain: Frame,
  reader: FormReader,
): Frame[] | undefined {
  const { fields = [] } = reader.context;
  const text = withoutRemarks(message, fields, reader);
  const command = commandOf(text);
  if (command) return [command];
  if (saysToWait(text) && piecesOf(text).length < 2) return [DRAFT];
  const less = takenOff(text, fields, reader);
  if (less) return [less];
  const isJob = isOtherJob(plain, reader);
  const several = isJob ? undefined : severalAnswers(text, fields, reader);
  if (several) return several;
  const again = correction(text, fields, reader);
  if (again) return [again];
  const field = askedField(reader);
  return field && answerTo(field, text, plain, reader);
}

/** The answer to the question that was asked. */
function answerTo(
  field: FieldName,
  text: string,
  plain: Frame,
  reader: FormReader,
): Frame[] | undefined {
  const { fields = [] } = reader.context;
  if (isCommand(plain, field, text)) return undefined;
  if (plain.problems.some(({ reason }) => reason === "negated")) {
    return undefined;
  }
  if (field.type === "text" && isNothing(text)) {
    return [SKIPPED];
  }
  const other = otherField(text, field, {
    fields,
    reader,
    answered: new Map(),
  });
  const read = other ?? answerOf(field, text, reader);
  // 「着付けを金曜15時に予約して」 is no date and no option.
  return "problem" in read && mayBeWish(plain, reader)
    ? undefined
    : [frameOf([read])];
}

/** "To be honest, unhappy": what is left where only one piece is an answer. */
function withoutRemarks(
  text: string,
  fields: readonly FieldName[],
  reader: FormReader,
): string {
  const field = askedField(reader);
  const isFree = field?.type === "text" && !isShortText(field);
  if (isFree || isCorrection(text) || text.length > 200) return text;
  const all = piecesOf(text);
  const pieces = piecesApart(text, fields, reader);
  const [only] = pieces;
  return all.length > 1 && pieces.length === 1 && only && !/^no~/.test(only)
    ? only
    : text;
}

/** An answer that the asked field does not take may be another one's. */
function otherField(
  text: string,
  asked: FieldName,
  places: Places,
): Read | undefined {
  const isTaken = valueOf(asked, text, places.reader) !== undefined;
  if (piecesOf(text).length > 1) return undefined;
  if (isTaken && !isShortText(asked)) return undefined;
  const others = places.fields.filter(({ id }) => id !== asked.id);
  const read = typed(text, { ...places, fields: others });
  return read && (!isTaken || "answer" in read) ? read : undefined;
}
