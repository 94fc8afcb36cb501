import { fold, type Folded } from "./fold.ts";
import { labelled } from "./field_places.ts";
import type { FormReader, Read } from "./form_reader.ts";
import { answerOf, askedField, valueOf } from "./form_reader.ts";
import type { FieldName } from "./frame.ts";
import { is, type Part } from "./part.ts";

/** What ends the clause that names the form; the name itself may hold one. */
const BEFORE = /[.!?。！？\n、,:：](?=[^.!?。！？\n、,:：]*$)/;
const BEHIND = /[.!?。！？\n、,:：;；—–～〜]| - | and (?=my |i |i'm |the )/i;

/** A message without the clause that names the form, and that clause. */
export interface Opening {
  clause: string;
  rest: string;
}

/** "I'd like to fill in the counselling sheet: …" is no answer itself. */
export function openingOf(
  text: string,
  fields: readonly FieldName[],
  reader: FormReader,
): Opening | undefined {
  if (askedField(reader)) return undefined;
  const folded = fold(text);
  const parts = reader.partsOf(text);
  const named = [...parts.filter(isNamedForm), ...parts.filter(isForm)];
  return named.map((part) => clauseAround(text, folded, part)).find((
    { clause },
  ) => !labelled(clause, fields, reader));
}

/** The clause that a part stands in, and the text without it. */
function clauseAround(text: string, folded: Folded, part: Part): Opening {
  const start = folded.at[part.start]!;
  const end = folded.at[part.end]!;
  const border = BEFORE.exec(text.slice(0, start));
  const from = border ? border.index + 1 : 0;
  const behind = BEHIND.exec(text.slice(end));
  const to = behind ? end + behind.index : text.length;
  const next = behind ? to + behind[0].length : to;
  return {
    clause: text.slice(from, to).trim(),
    rest: `${text.slice(0, from)}\n${text.slice(next)}`.trim(),
  };
}

function isNamedForm({ kind, value }: Part): boolean {
  return kind === "name" && value.split("+").includes("form");
}

function isForm(part: Part): boolean {
  return is(part, "noun", "form");
}

/** "My visit last Saturday": the day that the form cannot do without. */
export function readOpening(
  { clause }: Opening,
  fields: readonly FieldName[],
  reader: FormReader,
): Read[] {
  const dates = fields.filter(({ type, required }) =>
    type === "date" && required
  );
  const [field] = dates;
  if (field && valueOf(field, clause, reader) !== undefined) {
    return [answerOf(field, clause, reader)];
  }
  const { problems, slots } = reader.frameOf(clause);
  const isLost = field !== undefined && slots.day !== undefined;
  return [
    ...problems.filter((problem) =>
      problem.reason === "unread" && !isOfTitle(problem.quote, reader)
    ),
    ...(isLost ? [{ reason: "unread" as const, quote: clause }] : []),
  ].map((problem) => ({ problem }));
}

/** "How was your visit" is what a form is called. */
function isOfTitle(quote: string, { context }: FormReader): boolean {
  const text = fold(quote).text;
  return (context.forms ?? []).some(({ name }) =>
    [name.ja, name.en].some((title) => fold(title).text.includes(text))
  );
}
