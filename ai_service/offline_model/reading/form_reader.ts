import type { Answer } from "./field_answer.ts";
import { isOfWeekday, withoutWeekday } from "./field_dates.ts";
import { fieldValue } from "./field_values.ts";
import type {
  AnswerSlot,
  FieldName,
  Frame,
  Problem,
  ReadContext,
} from "./frame.ts";
import type { Part } from "./part.ts";

/** What is read of an answer beside its text. */
export interface FormReader {
  context: ReadContext;
  today: string;
  /** The parts of a piece of the text. */
  partsOf(text: string): readonly Part[];
  /** A piece read as if no form was under way. */
  frameOf(text: string): Frame;
}

/** An answer that was read, or why it was not. */
export type Read = { answer: AnswerSlot } | { problem: Problem };

/** A text as the answer to a field. */
export function answerOf(
  field: FieldName,
  text: string,
  reader: FormReader,
): Read {
  const value = valueOf(field, text, reader);
  return value === undefined
    ? {
      problem: {
        reason: "bad_answer",
        quote: text.trim().slice(0, 80),
        fieldId: field.id,
      },
    }
    : { answer: { fieldId: field.id, value } };
}

/** The value of a field that a text has; undefined where it has none. */
export function valueOf(field: FieldName, text: string, reader: FormReader) {
  const isPastDay = field.type === "date" && field.isPast;
  const written = isPastDay ? withoutWeekday(text) : text;
  const answer: Answer = {
    written,
    parts: reader.partsOf(written),
    today: reader.today,
  };
  const value = fieldValue(field, answer);
  const isOther = isPastDay && !isOfWeekday(String(value), text);
  return isOther ? undefined : value;
}

/** The frame of several answers. */
export function frameOf(read: readonly Read[], isCorrection = false): Frame {
  const answers = read.flatMap((one) => "answer" in one ? [one.answer] : []);
  return {
    intent: "form_fill",
    slots: answers.length > 0 ? { answers } : {},
    problems: read.flatMap((one) => "problem" in one ? [one.problem] : []),
    ...(isCorrection ? { isCorrection: true } : {}),
  };
}

/** The answer to the only one of these fields that takes the text. */
export function fitting(
  text: string,
  fields: readonly FieldName[],
  reader: FormReader,
): Read | undefined {
  const takes = fields.filter((field) =>
    valueOf(field, text, reader) !== undefined
  );
  return takes.length === 1 ? answerOf(takes[0]!, text, reader) : undefined;
}

/** The field whose question was asked last. */
export function askedField(
  { context: { fields = [], asked } }: FormReader,
): FieldName | undefined {
  return asked?.slot === "field"
    ? fields.find(({ id }) => id === asked.fieldId)
    : undefined;
}
