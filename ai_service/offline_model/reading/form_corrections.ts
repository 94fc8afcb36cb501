import type { FieldName, Frame } from "./frame.ts";
import { looksLikeName } from "./field_names.ts";
import {
  answerOf,
  askedField,
  fitting,
  type FormReader,
  frameOf,
  valueOf,
} from "./form_reader.ts";

const CORRECTION =
  /^(?:(?:あ|no|wait|oops|違います|やっぱり|訂正|actually|correction|漢字でした|カナでした)[、,。.:!]\s*|(?:すみません|すいません|ごめんなさい|間違えました|sorry|i meant?|it should be|make that|漢字でした|カナでした|訂正)[、,。.:\s]+)+/i;
/** Whether a message takes back what was answered before. */
export function isCorrection(text: string): boolean {
  return CORRECTION.test(text.trim()) ||
    /訂正|変更|直して|間違|まちがえ|change|correct/i.test(text);
}

/** The message without the words that say that it is a correction. */
export function withoutLead(text: string): string {
  return text.trim().replace(CORRECTION, "").replace(MISTAKE, "");
}

/** What was answered last, said anew: "sorry, Katherine Lee". */
export function correction(
  text: string,
  fields: readonly FieldName[],
  reader: FormReader,
): Frame | undefined {
  const lead = CORRECTION.exec(text.trim())?.[0];
  const field = fields.find(({ id }) => id === reader.context.lastField);
  const rest = text.trim().slice(lead?.length ?? 0).replace(MISTAKE, "")
    .replace(/^.*: /, "");
  const isMistake = MISTAKE.test(text.trim());
  if (isMistake || ANEW.test(text)) {
    const open = fields.filter(({ type }) =>
      type !== "text" && type !== "yes_no"
    );
    const anew = fitting(rest, isMistake ? NUMBERS(open) : open, reader);
    if (anew) return frameOf([anew], true);
  }
  if (!lead || !field || !rest || takesWhole(text, reader)) {
    return undefined;
  }
  const spelt = rest.split(/[:：]/).at(-1)!.trim();
  const value = valueOf(field, rest, reader) ?? valueOf(field, spelt, reader);
  if (value !== undefined) {
    return frameOf([{ answer: { fieldId: field.id, value } }], true);
  }
  const name = fields.find(({ id, type, required }) =>
    type === "text" && required &&
    reader.context.answers?.some(({ fieldId }) => fieldId === id)
  );
  return name && looksLikeName(spelt)
    ? frameOf([answerOf(name, spelt, reader)], true)
    : undefined;
}

const MISTAKE = /の間違い(?:です|でした)?[。.]?$/;
const ANEW = /じゃなくて|ではなく|直して|訂正|変更して|\bchange\b|\binstead\b/i;
const NUMBERS = (fields: readonly FieldName[]) =>
  fields.filter(({ type }) => type === "number");

/** The field that was asked takes the message as it is. */
function takesWhole(text: string, reader: FormReader): boolean {
  const field = askedField(reader);
  return field !== undefined && field.type !== "text" &&
    valueOf(field, text, reader) !== undefined;
}

const OFF_WORDS = /外して|消して|取って|\b(?:take|off|again|remove)\b/gi;
const OFF = /外して|消して|取って|\btake .*\boff\b|\bremove\b/i;

/** "Take the first one off again": one of several options is given up. */
export function takenOff(
  text: string,
  fields: readonly FieldName[],
  reader: FormReader,
): Frame | undefined {
  if (!OFF.test(text)) return undefined;
  const what = text.replace(OFF_WORDS, " ");
  for (const { fieldId, value } of reader.context.answers ?? []) {
    const field = fields.find(({ id }) => id === fieldId);
    if (field?.type !== "multi" || !Array.isArray(value)) continue;
    const off = valueOf(field, what, reader);
    const left = Array.isArray(off) &&
      value.filter((one) => !off.includes(one));
    if (left && left.length < value.length) {
      return frameOf([{ answer: { fieldId, value: left } }], true);
    }
  }
  return undefined;
}
