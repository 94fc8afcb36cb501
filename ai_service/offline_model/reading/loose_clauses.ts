import { is, type Part } from "./part.ts";

type Clause = readonly Part[];
type TextOf = (part: Part) => string;

/**
 * Clauses beside the wish that hold nothing of it: what the person thinks of a
 * price, does not remember, puts off, does at another time, or knows of the shop.
 */
export function isLoose(
  clause: Clause,
  clauses: readonly Clause[],
  textOf: TextOf,
): boolean {
  const others = clauses.filter((other) => other !== clause);
  if (!others.some((other) => other.some(isOfWish))) return false;
  const text = textOf({ ...clause[0]!, end: clause.at(-1)!.end })
    .replace(/[^\p{L}\p{N}]+$/u, "").trim();
  const isAskedApart = others.some((other) =>
    other.some((part) => part.kind === "noun" || part.kind === "name")
  );
  return isOpinion(clause, text) ||
    isAskedApart && isForgotten(clause, text) ||
    isPutOff(clause, text) || isEngagement(clause, text) ||
    isForCalendar(clause, text) || isSpared(text) ||
    isKnown(clause, text, others);
}

/** 「オイルは2種類ありますよね。両方…」: what there is, before what is wanted. */
function isKnown(
  clause: Clause,
  text: string,
  others: readonly Clause[],
): boolean {
  return has(clause, "exist") &&
    clause.some((part) => part.kind === "name" && part.ids!.length > 1) &&
    (KNOWN.test(text) || !has(clause, "break", "?")) &&
    !["act", "want", "can", "ask", "count"].some((kind) => has(clause, kind)) &&
    others.some((other) => has(other, "all", "each", "all"));
}

const KNOWN = /(?:よね|でしょ|でしたよね|right|don't you|aren't there)$/;

const isOfWish = (part: Part) =>
  ["act", "day", "time", "shift", "name", "count", "num", "noun", "ask"]
    .includes(part.kind) || is(part, "exist", "own", "visit");

const has = (clause: Clause, kind: string, ...values: string[]) =>
  clause.some((part) => is(part, kind, ...values));

/** "Too pricey", 「思ったより安い！」. */
function isOpinion(clause: Clause, text: string): boolean {
  return OPINION.test(text) && !has(clause, "break", "?");
}

const OPINION =
  /^(?:(?:that|it|this|they)(?:'s| is|'re| are|s)? )?(?:(?:a (?:bit|little)|rather|pretty|quite|way|far|really|just|not|kinda|wow|oh|so) )*(?:too (?:pricey|expensive|dear|steep|costly|much|dear)|(?:pricey|expensive|steep|costly)|(?:cheaper|more expensive|pricier|less|more|quicker|shorter|longer) than i (?:thought|expected|feared))(?: for me| though| really| tbh)?$|^(?:わあ|へえ|おお|え)?(?:思った|おもった|思ってた|予想|想像)より.{1,12}$|^(?:意外と|意外に|案外|わりと|割と)(?:お)?(?:安い|高い|長い|短い|早い)(?:です|んです|ですね|ね|な|なあ|なぁ)*$/;

/** "I forget whether …", 「…も取ったか忘れた」. */
function isForgotten(clause: Clause, text: string): boolean {
  return FORGOTTEN.test(text) && !has(clause, "break", "?");
}

const FORGOTTEN =
  /^(?:(?:and|but|so|sorry) )?(?:i )?(?:forget|forgot|(?:can't|cannot|don't) (?:remember|recall)|'ve forgotten) (?:if|whether)\b|(?:った|いた|した|んだ|てる|てた)(?:か|かどうか)(?:は)?(?:忘れ|わすれ|覚えてな|おぼえてな|思い出せな|わからな|分からな|自信な)[ぁ-ん]*$/;

/** "The mist can wait", 「ミストはまた今度買います」, 「予約は相談してからで」. */
function isPutOff(clause: Clause, text: string): boolean {
  const isTimed = has(clause, "day") || has(clause, "time") ||
    has(clause, "shift") || clause.some(({ n }) => n !== undefined);
  return PUT_OFF.test(text) && !isTimed && !has(clause, "break", "?");
}

const PUT_OFF =
  /\bcan wait$|\b(?:buy|get|order|book|decide|do|take|have|pick up|be)\b.*\b(?:another time|some other time|next time|another day)$|\b(?:book|order|decide|buy|commit)(?:ing)?\b.* (?:after|once|when) i(?:'ve| have)? (?:talk|talked|ask|asked|check|checked|speak|spoke|spoken|discuss|discussed)\b|(?:は|を|も)(?:また今度|今度|次回|また次回|あとで|後で|そのうち|いずれ)(?:に)?(?:し(?:ます|ておきます)|買います|買う|買いに来ます|頼みます|決めます|考えます|お願いします|注文します|予約します)(?:ね|わ)?$|^(?:予約|注文|決める)(?:するの|の)?は.{1,12}てから(?:で|に)(?:します|お願いします|すね|す)?$/;

/** 「注文はいいです」, "not what I ordered": the other list is not asked for. */
const isSpared = (text: string) =>
  /^(?:注文|予約|買い物|購入)(?:の方|のほう|した物|したもの)?は(?:いい|結構|なし|不要)(?:です|で)?$/
    .test(text);

/** "I've got yoga till 6 on Fridays" tells when the person is busy. */
function isEngagement(clause: Clause, text: string): boolean {
  return ENGAGED.test(text) && has(clause, "unread") &&
    (has(clause, "day") || has(clause, "time")) &&
    !["name", "act", "want", "can", "open", "ask", "noun", "if"].some((kind) =>
      clause.some((part) => part.kind === kind && !is(part, "noun", "mine"))
    ) && !has(clause, "break", "?");
}

const ENGAGED =
  /^(?:(?:oh|but|sorry|hang on|wait|no|and|because|since|as) )*(?:i've got|i have|i've|there's|i got|we've got|we have) /;

/** "I want to put it in my calendar", 「手帳に書きたいので」. */
function isForCalendar(clause: Clause, text: string): boolean {
  return FOR_CALENDAR.test(text) && !has(clause, "name") &&
    !has(clause, "day") && !has(clause, "time");
}

const FOR_CALENDAR =
  /(?:かれんだー|手帳|予定表|すけじゅーる帳|めも|日記)(?:に|を|し).{0,10}(?:たい|とき|ておき|おく)[ぁ-ん]*$|\b(?:put it|write it|add it|note it|jot it|get it|pop it|for) (?:in|into|on|down|to|my)\b.*\b(?:calendar|diary|planner|phone|schedule)$/;
