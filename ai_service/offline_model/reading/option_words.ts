import { TRADE_WORDS } from "../../business.ts";
import { fold } from "./fold.ts";

/** Other ways to say what the options of forms usually are. */
const WORDS: readonly (readonly [option: string, said: string])[] = [
  [
    "^(?:very (?:un|dis)(?:happy|satisfied)|とても不満|大変不満)",
    "(?:very|really|so|extremely|totally|deeply) (?:unhappy|disappointed|dissatisfied|upset)|\\b(?:terrible|awful|horrible|dreadful)\\b|最悪|大不満|(?:すごく|かなり|本当に|めちゃくちゃ|非常に)(?:不満|がっかり)",
  ],
  [
    "^(?:unhappy|dissatisfied|不満)",
    "(?:not|n't) (?:very |really |so |too |that |all that |entirely |quite |fully |completely )?(?:happy|pleased|satisfied|impressed)(?! at all)|\\b(?:disappointed|disappointing|dissatisfied)\\b|不満足|がっかり|残念でした|満足(?:し|でき)(?:て(?:い)?)?(?:ない|ません|なかった)|満足では(?:ない|ありません|なかった)",
  ],
  [
    "^(?:very (?:happy|satisfied)|とても満足|大変満足)",
    "(?:really|so|extremely|super|absolutely|incredibly|thoroughly|more than|over the moon|very) (?:happy|pleased|satisfied|delighted)|\\b(?:delighted|thrilled|over the moon)\\b|^(?:it was |was |everything was |all was )?(?:absolutely |really |just )?(?:wonderful|amazing|perfect|excellent|fantastic|brilliant)(?: as always)?$|loved it|couldn't be happier|大満足|(?:すごく|すっごく|めっちゃ|めちゃくちゃ|めちゃ|大変|たいへん|本当に|ほんとに|非常に|かなり|最高に|超)満足|(?:めっちゃ|めちゃくちゃ|めちゃ|すごく|すっごく|とても|大変|本当に|ほんとに|非常に|最高に|超)(?:よか|良か)った|^(?:もう)?(?:最高|完璧)(?:でした|です|だった)?$",
  ],
  [
    "^(?:happy|satisfied|満足)",
    "\\b(?:satisfied|pleased|content|quite happy|pretty happy)\\b|^(?:it was |was |all )?(?:pretty |quite )?good$|^(?:まあ|まぁ)?(?:よか|良か)った(?:です)?$",
  ],
  [
    "^(?:so-so|neutral|ふつう|普通|average)",
    "\\b(?:so so|soso|average|meh|mediocre|middling|nothing special|neither good nor bad)\\b|\\bwas (?:just )?(?:ok|okay|alright|all right|fine)\\b|まあまあ|まぁまぁ|そこそこ|可もなく|どちらともいえない|どちらとも言えない|普通|ぼちぼち",
  ],
  [
    "^(?:not sure|unsure|わからない|don't know)",
    "\\b(?:no idea|dunno|don't know|do not know|unsure|not certain|can't tell|no clue|couldn't say|hard to say)\\b|不明|分から|わから|わかりません|わかんない|わかんな|判断(?:でき|がつか)|微妙",
  ],
  ...TRADE_WORDS.options,
];

const FOLDED = WORDS.map(([option, said]) =>
  [new RegExp(fold(option).text), new RegExp(fold(said).text)] as const
);

/** Ways to say the option with this label, beside the label itself. */
export function wordsFor(labels: readonly string[]): RegExp[] {
  return FOLDED.filter(([option]) => labels.some((label) => option.test(label)))
    .map(([, said]) => said);
}
