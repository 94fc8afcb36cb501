import type { Answer } from "./field_answer.ts";
import { fold, foldedPattern } from "./fold.ts";
import { permissionIn } from "./permission.ts";

const YES = foldedPattern(
  /^(?:はい|ええ|うん|yes|yeah|yep|sure|あります|ある|ok|そうです|同意|i agree|agree|i do|i have|i am|i would|true|お願いします|かまいません|構いません|いいです|大丈夫|オーケー|もちろん|of course|希望|したい|します|okay|y\b|i consent|consent|please|(?:are |is |it's |that's )?(?:fine|okay|all right|alright|allowed)\b)/,
);
const NO = foldedPattern(
  /^(?:いいえ|いえ|ない|なし|no\b|nope|nah|never|ありません|ないです|特に|not|同意しません|i do not|i don't|i haven't|i have not|i'm not|i am not|false|いりません|けっこう|結構です|してい?ません|違います|n\b|disagree|希望しません|しません|遠慮)/,
);

/** Whether an answer says yes; undefined where it says neither. */
export function yesOrNo({ written }: Answer): boolean | undefined {
  const text = fold(written).text.trim();
  const permission = permissionIn(text);
  if (permission !== undefined) return permission;
  const isNo = NO.test(text) ||
    /(?:違い|ちがい)ます[。.]?$/.test(text) ||
    /^(?:both|両方|どちら)(?:とも|も)?[、, ]*(?:no|いいえ|な)|^neither\b/.test(
      text,
    ) ||
    /しません|しない$|ません[。.]?$|ないで(?:ください|ね)?[。.]?$|不要|,? so no[.!]?$|\bdon't\b|\bdo not\b/
      .test(text);
  if (isNo) return false;
  const isTold = /(?:あります|ありました|有ります|ございます)(?:よ|ね)?[。.!]?$/
    .test(text);
  const isSoYes = /(?:,? so|なので[、,]?) ?(?:yes|はい)[.!]?$/.test(text);
  return YES.test(text) || isSoYes || isTold ? true : undefined;
}
