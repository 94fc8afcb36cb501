import { isShortText } from "./field_values.ts";
import { type Places, typed } from "./field_places.ts";
import { commandOf, isCommand, isNothing, SKIPPED } from "./form_commands.ts";
import { correction, takenOff } from "./form_corrections.ts";
import { piecesOf } from "./form_pieces.ts";
import {
  answerOf,
  askedField,
  type FormReader,
  frameOf,
  type Read,
  valueOf,
} from "./form_reader.ts";
import type { FieldName, Frame } from "./frame.ts";
import { severalAnswers } from "./several_answers.ts";

/**
 * Reads a message as answers to the form under way: pieces that name a field
 * or have its type ("Maria Rossi, 090-…"), else the answer to what was asked.
 */
export function readForm(
  text: string,
  plain: Frame,
  reader: FormReader,
): Frame[] | undefined {
  const { fields = [] } = reader.context;
  const command = commandOf(text);
  if (command) return [command];
  const less = takenOff(text, fields, reader);
  if (less) return [less];
  const several = severalAnswers(text, fields, reader);
  if (several) return several;
  const again = correction(text, fields, reader);
  if (again) return [again];
  const field = askedField(reader);
  if (!field || isCommand(plain, field, text)) return undefined;
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
  return [frameOf([other ?? answerOf(field, text, reader)])];
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
