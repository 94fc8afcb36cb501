import { TRADE_WORDS } from "../../business.ts";
import { fold, foldedPattern } from "./fold.ts";
import type { FieldName } from "./frame.ts";

/** Other words for what fields usually ask. */
const WORDS: readonly (readonly [field: RegExp, words: readonly string[]])[] = [
  [/name|名前|氏名/, [
    "名前",
    "お名前",
    "氏名",
    "name",
    "my name",
    "full name",
    "なまえ",
    "漢字",
  ]],
  [/kana|フリガナ|katakana/, [
    "フリガナ",
    "ふりがな",
    "カナ",
    "カタカナ",
    "name in katakana",
    "katakana",
    "kana",
    "よみがな",
  ]],
  [/phone|電話/, [
    "電話",
    "電話番号",
    "でんわ",
    "携帯",
    "携帯番号",
    "phone",
    "phone number",
    "my phone",
    "telephone",
    "tel",
    "number",
    "mobile",
    "cell",
    "番号",
  ]],
  [/e-?mail|メール/, [
    "メール",
    "メールアドレス",
    "メアド",
    "アドレス",
    "email",
    "e-mail",
    "mail",
    "email address",
    "my email",
  ]],
  [/birth|生年月日|誕生日/, [
    "誕生日",
    "生年月日",
    "birthday",
    "date of birth",
    "dob",
    "birth date",
    "my birthday",
    "生まれ",
  ]],
  [/concern|bother|気になる/, [
    "気になること",
    "悩み",
    "お悩み",
    "concerns",
    "bothers",
    "issues",
  ]],
  [/styling|手入れ/, [
    "手入れ",
    "手入れの時間",
    "お手入れ時間",
    "styling",
    "styling time",
    "minutes",
  ]],
  [/time to call|お電話しても|time of day to call/, [
    "電話の時間",
    "電話",
    "電話時間",
    "時刻",
    "call time",
    "best time",
    "time to call",
  ]],
  [/wish|style you have|髪型/, [
    "髪型",
    "希望",
    "相談",
    "style",
    "wishes",
    "wish",
  ]],
  [/quiet|静か/, [
    "静か",
    "会話は少なめ",
    "会話少なめ",
    "会話は控えめ",
    "会話控えめ",
    "会話を控えめ",
    "会話なし",
    "会話はなし",
    "会話は不要",
    "会話はいらない",
    "会話は苦手",
    "おしゃべりは苦手",
    "おしゃべりは少なめ",
    "おしゃべりは控えめ",
    "話しかけないで",
    "話しかけられたくない",
    "話しかけなくて",
    "そっとして",
    "quiet",
    "quiet visit",
    "in silence",
    "silent",
    "rather not chat",
    "rather not talk",
    "prefer not to chat",
    "prefer not to talk",
    "no small talk",
    "no chatting",
    "little talk",
  ]],
  [/reacted|かぶれた/, [
    "かぶれ",
    "かぶれた",
    "かゆくなった",
    "赤くなった",
    "荒れた",
    "reaction",
    "reacted",
    "react",
    "allergic reaction",
  ]],
  [/pregnan|妊娠/, ["妊娠", "通院", "pregnant", "medical treatment"]],
  [/allerg|アレルギー/, ["アレルギー", "allergy", "allergies"]],
  [/visited|来店日|date of your visit/, [
    "来店日",
    "visit date",
    "date",
    "visited",
    "日付",
    "日にち",
  ]],
  [/satisf|満足/, ["満足度", "満足", "satisfaction", "rating", "評価"]],
  [/comment|感想|ご意見/, [
    "コメント",
    "感想",
    "ご意見",
    "意見",
    "comment",
    "comments",
  ]],
  [/treatment or pregnant|通院/, [
    "under treatment",
    "medical treatment",
    "pregnant",
    "treatment",
    "medication",
    "expecting",
    "seeing a doctor",
    "under a doctor",
    "in hospital",
    "入院",
    "服薬",
    "薬を飲",
    "通院",
    "妊娠",
    "治療",
  ]],
  [/agree to a patch test|パッチテストを受け/, ["patch test", "パッチテスト"]],
  [/photo|写真/, ["photo", "photos", "picture", "pictures", "写真"]],
  [/contact you|ご連絡|連絡して/, [
    "contact",
    "連絡",
    "get in touch",
    "get back to me",
    "call me",
    "call back",
    "reach out",
    "follow up",
    "hear back",
    "折り返し",
  ]],
  ...TRADE_WORDS.fields.map(([field, ...words]) =>
    [new RegExp(field), words] as const
  ),
];

/** All ways to say which field is meant, longest first. */
export function labelsOf(field: FieldName): string[] {
  const labels = [field.label.ja, field.label.en, field.id.replaceAll("_", " ")]
    .map((label) => fold(label).text.replace(/\(.*?\)/g, "").trim());
  const words = WORDS.filter(([pattern]) =>
    labels.some((label) => foldedPattern(pattern).test(label))
  )
    .flatMap(([, others]) => others.map((word) => fold(word).text));
  return [...new Set([...labels, ...words])].filter((label) => label.length > 1)
    .sort((a, b) => b.length - a.length);
}

/** The field that a text begins with, and where its label ends. */
export function fieldAtStart(
  text: string,
  fields: readonly FieldName[],
): { field: FieldName; end: number } | undefined {
  const found = fields.flatMap((field) =>
    labelsOf(field).filter((label) => text.startsWith(label))
      .map((label) => ({ field, end: label.length }))
  );
  const best = Math.max(0, ...found.map(({ end }) => end));
  return found.find(({ end }) => end === best);
}

/** The only field that a text names, and the text without its name. */
export function fieldWithin(
  text: string,
  fields: readonly FieldName[],
): { field: FieldName; rest: string } | undefined {
  const found = fields.flatMap((field) => {
    const label = labelsOf(field).find((one) =>
      (one.length > 2 || /\p{Script=Han}/u.test(one)) && text.includes(one)
    );
    return label ? [{ field, rest: text.replace(label, " ") }] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}
