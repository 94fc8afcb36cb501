import type { Part } from "./part.ts";

/** An answer as it was written, and as the rules read it. */
export interface Answer {
  written: string;
  parts: readonly Part[];
  /** The local day. */
  today: string;
}

const BEFORE =
  /^(?:(?:ええと|えっと|はい|では|えー|フルネーム(?:で|は)|漢字(?:で|は))[、,\s]*|my (?:full )?name(?: is|'s) |the name is |name is |i am |i'm |it's |it is |this is |(?:私は|わたしは|僕は|私の名前は|名前は))/i;
const AFTER =
  /(?:です(?:ね)?|でーす|と申します|でございます|と申し上げます|といいます|と言います|でお願いします|にしてください|になります|だよ|だ|です。| is my (?:full )?name|でお願いいたします|,? please|,? thanks|,? thank you)[。.!！\s]*$/i;

/** "My name is Hanako" is "Hanako"; long texts stay as they are. */
export function plainText(written: string): string {
  const text = written.trim();
  if (text.length > 40 || text.includes("\n")) return text;
  return text.replace(BEFORE, "").replace(AFTER, "").replace(/[。]$/, "")
    .replace(/^[「『"](.*)[」』"]$/, "$1").trim();
}
