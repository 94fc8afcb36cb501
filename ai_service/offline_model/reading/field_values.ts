import { type Answer, plainText } from "./field_answer.ts";
import { dateOf, timeOf } from "./field_dates.ts";
import { oneOption, severalOptions } from "./field_options.ts";
import { yesOrNo } from "./field_yes_no.ts";
import { fold } from "./fold.ts";
import type { AnswerSlot, FieldName } from "./frame.ts";

export type FieldValue = AnswerSlot["value"];

/** The value of a field's type; nothing where the answer has none. */
export function fieldValue(
  field: FieldName,
  answer: Answer,
): FieldValue | undefined {
  switch (field.type) {
    case "text":
      return textOf(field, answer.written) || undefined;
    case "email":
      return fold(answer.written).text.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/)
        ?.[0];
    case "phone":
      return phoneOf(fold(answer.written).text);
    case "number":
      return numberOf(field, answer);
    case "date":
      return dateOf(field, answer);
    case "time":
      return timeOf(answer.parts);
    case "single":
      return oneOption(field, answer);
    case "multi":
      return severalOptions(field, answer);
    default:
      return yesOrNo(answer);
  }
}

/** What nobody is called. */
const SENTENCE =
  /くて|ました|ます|ません|して|ください|まちがえ|間違|番号|電話|メール|気にな|です。|\d|@|\b(?:is|are|was|my|please|send|submit|not|don't)\b/i;

/** Readings are written in kana; a name holds no sentence. */
function textOf(field: FieldName, written: string): string | undefined {
  if (!isShortText(field)) {
    return written.trim().replace(
      /^[「『"“]([^「」『』"“”]*)[」』"”][。.]?$/,
      "$1",
    );
  }
  const name = plainText(written);
  if (SENTENCE.test(name)) return undefined;
  const isReading = /フリガナ|ふりがな|カナ|katakana/i.test(
    `${field.label.ja} ${field.label.en}`,
  );
  if (isReading && !/^[ぁ-ゖァ-ヺー・\sｦ-ﾟ]+$/.test(name)) return undefined;
  return /[:：!?！？]|[。.] ?\S|ください|please/i.test(name) ? undefined : name;
}

/** A name is a word or two; its "My name is" and です are left out. */
export function isShortText({ type, label }: FieldName): boolean {
  return type === "text" &&
    /name|名前|氏名|フリガナ|カナ/i.test(`${label.ja} ${label.en}`);
}

function phoneOf(written: string): string | undefined {
  const text = written.replaceAll(
    /[〇一二三四五六七八九]/g,
    (digit) => String("〇一二三四五六七八九".indexOf(digit)),
  );
  const phone = text.match(/\+?\(?\d[\d\s()-]{7,18}\d/)?.[0].trim();
  const digits = phone?.replace(/\D/g, "").length ?? 0;
  return digits >= 9 && digits <= 15
    ? phone?.replace(/\) ?/, "-").replace("(", "")
    : undefined;
}

function numberOf(
  { min = -Infinity, max = Infinity }: FieldName,
  { parts, written }: Answer,
): number | undefined {
  const numbers = parts.filter((part) =>
    part.n !== undefined && !part.negation
  );
  const digits = fold(written).text.match(/\d+(?:\.\d+)?/g) ?? [];
  const n = numbers.length === 1
    ? numbers[0]!.n!
    : digits.length === 1
    ? Number(digits[0])
    : undefined;
  const isWithin = n !== undefined && n >= Number(min) && n <= Number(max);
  return isWithin ? n : undefined;
}
