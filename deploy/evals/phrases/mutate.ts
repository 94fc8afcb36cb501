import type { Random } from "../../../shared/random/random.ts";
import { outsideSlots, type Phrase } from "./phrase.ts";

type Mutation = (random: Random, text: string) => string;

const FILLERS = {
  ja: [
    "えっと、",
    "あの、",
    "すみません、",
    "こんにちは。",
    "あのー",
    "ちょっと",
  ],
  en: ["um, ", "hi, ", "hello! ", "so, ", "excuse me, ", "well, "],
};
const ENDINGS = {
  ja: [
    "！",
    "。。",
    "…",
    "♪",
    "😊",
    "。よろしくお願いします",
    "。ありがとうございます",
  ],
  en: ["!", "...", " :)", " 😊", " thanks!", ". Thank you", "!!"],
};
/** The same words in another script. */
const KANA: Record<string, string> = {
  予約: "よやく",
  変更: "へんこう",
  注文: "ちゅうもん",
  "お願い": "おねがい",
  ください: "下さい",
  して: "シテ",
  キャンセル: "ｷｬﾝｾﾙ",
  全部: "ぜんぶ",
};

/** Words that decide about the meaning; nothing is misspelt in them. */
const MEANING =
  /^(?:sorry|wait|instead|either|don't|except|until|before|after|later|earlier|last|next|hour|hours|minutes|people)$/i;

const filler: Record<Phrase["language"], Mutation> = {
  ja: (random, text) => random.one(FILLERS.ja) + text,
  en: (random, text) => random.one(FILLERS.en) + text,
};
const punctuation: Record<Phrase["language"], Mutation> = {
  ja: (random, text) => text.replace(/。$/, "") + random.one(ENDINGS.ja),
  en: (random, text) => text.replace(/\.$/, "") + random.one(ENDINGS.en),
};
/** Full-width letters and digits; also those of the values. */
const width: Mutation = (_, text) =>
  text.replaceAll(
    /[0-9A-Za-z:]/g,
    (letter) => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0),
  );
const letterCase: Mutation = (random, text) =>
  random.chance(0.5) ? text.toUpperCase() : text.toLowerCase();

const kana: Mutation = (random, text) => {
  const words = Object.keys(KANA).filter((word) => text.includes(word));
  if (words.length === 0) return text;
  const word = random.one(words);
  return outsideSlots(text, (part) => part.replace(word, KANA[word]!));
};

/** One word of five letters or more with a letter doubled, lost or swapped. */
const typo: Mutation = (random, text) => {
  let isDone = false;
  return outsideSlots(
    text,
    (part) =>
      part.replaceAll(/[a-z']{5,}/gi, (word) => {
        if (isDone || MEANING.test(word) || random.chance(0.5)) return word;
        isDone = true;
        return misspelt(random, word);
      }),
  );
};

function misspelt(random: Random, word: string): string {
  const at = 1 + random.below(word.length - 2);
  const [before, letter, next] = [
    word.slice(0, at),
    word[at]!,
    word[at + 1]!,
  ];
  const rest = word.slice(at + 2);
  return random.one([
    before + letter + letter + next + rest,
    before + next + rest,
    before + next + letter + rest,
  ]);
}

/** A kana that was typed twice at the end of the sentence. */
const doubled: Mutation = (_, text) =>
  text.replace(/([ぁ-ん])([。、？]?)$/, "$1$1$2");

const MUTATIONS: Record<Phrase["language"], readonly Mutation[]> = {
  ja: [filler.ja, punctuation.ja, width, kana, kana, doubled],
  en: [filler.en, punctuation.en, typo, typo, letterCase, width],
};

/** The same phrase, said a little differently; the values stay as they are. */
export function mutate(random: Random, phrase: Phrase): Phrase {
  const { language, text } = phrase;
  const [first, second] = [
    random.one(MUTATIONS[language]),
    random.one(MUTATIONS[language]),
  ];
  const once = first(random, text);
  return {
    ...phrase,
    text: random.chance(0.3) && second !== first ? second(random, once) : once,
  };
}
