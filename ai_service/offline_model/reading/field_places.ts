import { fieldAtStart, fieldWithin } from "./field_labels.ts";
import { isShortText } from "./field_values.ts";
import { fold, foldedPattern } from "./fold.ts";
import {
  answerOf,
  askedField,
  type FormReader,
  type Read,
  valueOf,
} from "./form_reader.ts";
import type { FieldName } from "./frame.ts";
import { isUnclear, permissionIn } from "./permission.ts";

/** Where the pieces of a message may belong. */
export interface Places {
  fields: readonly FieldName[];
  reader: FormReader;
  answered: ReadonlyMap<string, Read>;
}

const LEAD =
  /^(?:(?:please )?(?:change|correct|fix|update|set|make) (?:the |my )?|the |my |and |あと、?|それと、?)?/i;
const LINK =
  /^(?:\s*(?:(?:は)?(?:フルネーム|漢字)(?:で|は)?|は|を|:|：|=|is|are|to|should be|が|に|、やっぱり|、)(?![a-z])\s*)+/i;
const TAIL =
  /(?:に(?:変更|訂正|修正|直)(?:して(?:ください)?|お願いします|します)?|にしてください|に変えて(?:ください)?|に直して(?:ください)?|です|でございます|で登録してください|でお願いします|, please| please)[。.]?\s*$/i;

/** Whether a piece says that something is not so. */
export function isDenied(piece: string): boolean {
  return DENIED.test(fold(piece).text);
}

/** A piece that says which field it is for. */
export function labelled(
  piece: string,
  fields: readonly FieldName[],
  reader: FormReader,
): Read | undefined {
  const rest = piece.trim().slice(LEAD.exec(piece.trim())?.[0].length ?? 0);
  const folded = fold(rest);
  const found = fieldAtStart(folded.text, fields);
  if (!found) return withinLabel(piece, fields, reader);
  const behind = rest.slice(folded.at[found.end]);
  const link = LINK.exec(behind)?.[0];
  const value = behind.slice(link?.length ?? 0).replace(TAIL, "").trim();
  if (link && isLeftOut(found.field, value)) {
    return { answer: { fieldId: found.field.id, value: null } };
  }
  const fits = value !== "" &&
    valueOf(found.field, value, reader) !== undefined;
  const isPlain = found.field.type !== "text" || isShortText(found.field);
  if (fits && (link || isPlain && /^[\s\d+]/.test(behind))) {
    return answerOf(found.field, value, reader);
  }
  const within = withinLabel(piece, fields, reader);
  return within ??
    (link && value ? answerOf(found.field, value, reader) : undefined);
}

/** 「コメントはなし」 leaves out a text that is not needed. */
function isLeftOut({ type, required }: FieldName, value: string): boolean {
  return type === "text" && !required && NOTHING.test(fold(value).text);
}

const NOTHING = foldedPattern(
  /^(?:特に|とくに)?(?:は)?(?:なし|無し|ない|ありません|ございません|空欄|空白|none|nothing|n\/a|blank|empty)(?:です|で)?[。.!]?$/,
);

/** "Not sure about that type", "I agree to the patch test". */
function withinLabel(
  piece: string,
  fields: readonly FieldName[],
  reader: FormReader,
): Read | undefined {
  const folded = fold(piece).text;
  const fitting = fields.filter(({ type }) => type !== "text").flatMap(
    (field) => {
      const found = fieldWithin(folded, [field]);
      const value = found && valueWithin(field, folded, found.rest, reader);
      return value === undefined ? [] : [{ fieldId: field.id, value }];
    },
  );
  return fitting.length === 1 ? { answer: fitting[0]! } : undefined;
}

function valueWithin(
  field: FieldName,
  text: string,
  rest: string,
  reader: FormReader,
) {
  switch (field.type) {
    case "yes_no":
      if (QUESTION.test(text) || isUnclear(rest)) return undefined;
      return permissionIn(rest) ?? !DENIED.test(rest);
    case "consent":
      // A consent is given in so many words, and never by naming it.
      if (DENIED.test(text)) return field.required ? undefined : false;
      return AGREED.test(text) ? true : undefined;
    case "number":
      return valueOf(field, text, reader);
    default:
      return valueOf(field, rest, reader);
  }
}

const QUESTION = /[?？]|か。?$|^(?:what|how|why|when|is|are|do|does|can)\b/;
const AGREED =
  /同意(?:し|いた|です|で|する)|承諾(?:し|いた|です)|承知(?:し|いた)|\bi (?:do |fully |hereby )*(?:agree|consent)\b|^(?:agreed|i'm in agreement)\b/i;
const DENIED = foldedPattern(
  /\b(?:not|no|never|nor|without|[a-z]+n't)\b|ない|ません|ないで|なし|不要|いらん|結構|けっこう|遠慮|\bng\b|\bnone\b|\bnobody\b|無し|無い/,
);

/** Which day it is must be clear where no question asked for it. */
function isLikely({ type, required }: FieldName, piece: string): boolean {
  return type !== "date" || required === true || YEAR.test(piece);
}

/** A year in which somebody was born. */
const YEAR = /(?<!\d)(?:19\d\d|200\d|201[0-5])(?!\d)|昭和|平成|生まれ/;

const isChoice = ({ type }: FieldName) => type === "single" || type === "multi";

/** "Straight, born 3/5/1990" says more than an option does. */
const HAS_DATE = /\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|(?<!\d)(?:19|20)\d\d(?!\d)/;

/** "I agree", where a single consent is needed. */
function onlyConsent(open: readonly FieldName[]): FieldName | undefined {
  const needed = open.filter(({ type, required }) =>
    type === "consent" && required
  );
  return needed.length === 1 ? needed[0] : undefined;
}

/** A piece whose type fits one field: a phone, an option, a date. */
export function typed(
  piece: string,
  { fields, reader, answered }: Places,
): Read | undefined {
  const open = fields.filter(({ id }) => !answered.has(id));
  const asked = askedField(reader);
  const first = open.find((field) => field === asked);
  const takes = (field: FieldName) =>
    valueOf(field, piece, reader) !== undefined;
  if (first && first.type !== "text" && takes(first)) {
    return answerOf(first, piece, reader);
  }
  const consent = onlyConsent(open);
  if (consent && AGREED.test(piece) && !DENIED.test(fold(piece).text)) {
    return { answer: { fieldId: consent.id, value: true } };
  }
  if (/\b(?:is|are|that's|it's|i'm|be) (?:fine|straight)\b/i.test(piece)) {
    return;
  }
  const fitting = open.filter((field) =>
    /^(?:email|phone|single|multi|date)$/.test(field.type) && takes(field) &&
    isLikely(field, piece) && !(isChoice(field) && HAS_DATE.test(piece))
  );
  const isAddress = fitting.every(({ type }) =>
    type === fitting[0]!.type && (type === "email" || type === "phone")
  );
  if (fitting[0] && (fitting.length === 1 || isAddress)) {
    return answerOf(fitting[0], piece, reader);
  }
  const isText = fitting.length === 0 && first && isShortText(first) &&
    takes(first);
  return isText ? answerOf(first, piece, reader) : undefined;
}
