import { plainText } from "./field_answer.ts";

/** Two to four words with capitals: "Maria Rossi", "Jean O'Neil". */
const LATIN =
  /^\p{Lu}[\p{L}'’.-]+(?: (?:de|van|von|da|la|el|del|bin|\p{Lu}[\p{L}'’.-]*)){1,3}$/u;
/** 山田太郎, 小林さくら, 山田 太郎, 大塚りか. */
const FAMILY =
  /^\p{Script=Han}{1,4}[ 　]?[\p{Script=Han}ぁ-んァ-ヶー々]{1,5}$/u;
/** ロサ・ディアス. */
const FOREIGN = /^[ァ-ヶー]{2,10}[・=＝ 　][ァ-ヶー]{2,10}$/;
/** 宮本と申します, "I'm Zoe". */
const TOLD =
  /(?:と申します|と申し上げます|といいます|と言います)[。.!！\s]*$|^(?:my (?:full )?name(?: is|'s) |i'm called |(?:私|わたし|僕)?の?名前は)/i;
const NO_NAME =
  /[肌髪毛質様感性的化気味用中前後的無不]|希望|予約|相談|連絡|初めて|以上|同意|了解|お願い|する|した|して|ない|です|ます|から|ので|まで|など/;

/** Whether a piece can be a person's name although nobody asked for one. */
export function looksLikeName(piece: string): boolean {
  const name = plainText(piece);
  if (NO_NAME.test(name)) return false;
  return LATIN.test(name) || FAMILY.test(name) || FOREIGN.test(name) ||
    TOLD.test(piece.trim());
}
