import { allowedTypos, typos } from "./distance.ts";
import { type Answer, plainText } from "./field_answer.ts";
import { fold, foldedPattern } from "./fold.ts";
import type { FieldName } from "./frame.ts";
import { ratingIn } from "./ratings.ts";
import { wordsFor } from "./option_words.ts";
import { is, type Part } from "./part.ts";

type Option = NonNullable<FieldName["options"]>[number];

/** The ways to name an option: its labels and the words of them. */
function namesOf({ label, value }: Option): string[] {
  const labels = [label.ja, label.en, value].map((text) => fold(text).text);
  const [noun = ""] = label.ja.match(/^[ァ-ヶー]{4,}/) ?? [];
  const words = [...labels, fold(noun).text].flatMap((text) =>
    text.split(/[・、,()]| or | and /)
  );
  return [...new Set([...labels, ...words.map((word) => word.trim())])].filter((
    word,
  ) => word.length > 1 || /\d/.test(word));
}

/** How long the name of the option is that the text holds; 0 for none. */
function fit(text: string, option: Option, isDenied = false): number {
  const said = wordsFor(labelsOf(option)).map((words) =>
    words.exec(text)?.[0] ?? ""
  ).filter((words) => !isDenied || DENIED.test(words))
    .map(({ length }) => length);
  // Behind a "not", only words that hold it themselves count.
  if (isDenied) return Math.max(0, ...said);
  const lengths = namesOf(option).map((name) => {
    if (text === name) return name.length + 100;
    const isHeld = /^[a-z\d]/.test(name)
      ? new RegExp(`(?<![a-z\\d])${escape(name)}(?![a-z\\d])`).test(text)
      : text.includes(name);
    if (isHeld) return name.length;
    const stems = name.match(/.+?く|.+$/g) ?? [];
    if (stems.length > 1 && stems.every((stem) => text.includes(stem))) {
      return name.length;
    }
    return typos(text, name, 1) <= Math.min(1, allowedTypos(name.length))
      ? name.length - 1
      : 0;
  });
  return Math.max(0, ...lengths, ...said);
}

function labelsOf({ label }: Option): string[] {
  return [label.ja, label.en].map((text) => fold(text).text);
}

/** "Not happy", 「満足していません」. */
const DENIED = foldedPattern(
  /じゃな|ではな|(?<!わかり|分かり|しれ)ません|(?<!わから|分から|しれ|足り|何も)ない|なかった|\bnot\b(?! sure)|n't\b|\bneither\b/,
);
/** Nobody says with these how happy they are. */
const HAPPY_TO =
  /\b(?:happy|fine|ok|okay) (?:to(?! (?:very|so-|un|happy))|for|if|with (?:you|that|being))\b/;

/** "Better than happy", 「満足よりは下」 is another one. */
const COMPARED = foldedPattern(
  /\b(?:better|worse|more|less|lower|higher) than\b|よりは?(?:上|下|良|よ[いく]|いい|悪)/,
);

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The option that an answer means; undefined where none or several fit. */
export function oneOption(
  field: FieldName,
  answer: Answer,
): string | undefined {
  const text = fold(plainText(answer.written)).text
    .replace(/^.*(?:じゃなくて|ではなく|でなく)、?/, "")
    .replace(/^.*\bnot\b.*?\bbut\b ?/, "")
    .replace(/に(?:直|変|訂正|修正).*$/, "");
  if (COMPARED.test(text)) return undefined;
  const rating = ratingIn(text);
  const byValue = field.options?.find(({ value }) => value === rating);
  if (byValue) return byValue.value;
  if (HAPPY_TO.test(text)) return undefined;
  const denied = DENIED.test(text);
  const scored = (field.options ?? []).map((option) => ({
    option,
    score: fit(text, option, denied),
  }))
    .filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (best && best.score !== second?.score) return best.option.value;
  return best ? undefined : byPlace(field, answer.parts);
}

/** "The second one", 2番: its place in the list. */
function byPlace(field: FieldName, parts: readonly Part[]): string | undefined {
  const place = parts.find((part) =>
    is(part, "nth") || is(part, "pick") && /^\d$/.test(part.value)
  );
  const n = place?.n ?? Number(place?.value);
  return field.options?.[n - 1]?.value;
}

const ALL =
  /^(?:全部|ぜんぶ|すべて|全て|all(?: of (?:them|it|the above))?|everything)(?:です)?[.!。]?$/;

/** The options that an answer means; undefined where none fits. */
export function severalOptions(
  field: FieldName,
  answer: Answer,
): string[] | undefined {
  const text = fold(answer.written).text;
  if (
    /以外|じゃな|外して|消して|取って|\bnot\b|except|\boff\b|\bremove\b/.test(
      text,
    )
  ) return undefined;
  if (ALL.test(text)) return field.options?.map(({ value }) => value);
  const values = (field.options ?? []).filter((option) => fit(text, option) > 0)
    .map(({ value }) => value);
  if (values.length > 0) return values;
  const one = byPlace(field, answer.parts);
  return one ? [one] : isNone(text) ? [] : undefined;
}

const isNone = (text: string) =>
  /^(?:特に|とくに)?(?:なし|無し|ない|ありません)(?:です)?[。.!]?$|^(?:none|no|nothing|nope)(?: (?:of (?:them|these|those|the above)|at all|really|in particular|that i know of|thanks|thank you))*[.!]?$/
    .test(text.trim());
