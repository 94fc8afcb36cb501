export const CONTACT =
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?\(?\d[\d-]*\)?[ -]?\d[\d -]{6,16}\d/g;

/** "…, no wait, …": what comes next replaces what was said before. */
export const ANEW = "no~ ";
const CORRECTED = new RegExp(
  String
    .raw`(?:[,.;–—-]|\.\.\.|…)\s*(?:(?:oh|ah|um|er|hmm),? )?(?:(?:(?:no|nope|sorry|wait|actually|rather|correction)(?=[,.:!…]| (?:wait|sorry|make|i mean|scratch|actually|it was)\b)|hold on|hang on|scratch that|make that|i mean|i meant|oops|my mistake)[,.:!…]*\s*)+`,
  "gi",
);
const CORRECTED_JA =
  /[、。,\s…]\s*(?:(?:あ|え|ん|うー*ん)、?)?(?:(?:ごめん(?:なさい)?|すみません|すいません)、?)?(?:じゃなくて|じゃない|ではなくて?|違う|ちがう|違った|違います|間違えた|まちがえた|間違えました|間違い|まちがい|訂正|もとい|いや|いえ)(?:[、。,!！:：\s]+|(?=[\d「『]))/g;

/** Commas, line breaks, and spaces beside an address or a telephone number. */
export function piecesOf(text: string): string[] {
  const apart = text.normalize("NFKC")
    .replace(CORRECTED, `\n${ANEW}`)
    .replace(CORRECTED_JA, `\n${ANEW}`)
    .replace(CONTACT, (contact) => `${contact}\n`)
    .replace(/(?<=[^ -~話号帯わル]) +(?=[+\d])/g, "\n");
  return apart
    .replace(
      /[ \u3000](?=(?:電話|携帯|メール|名前|フリガナ|phone|e-?mail|tel)\b|(?:電話|携帯|メール|フリガナ))/gi,
      "\n",
    )
    .split(
      /\n|。|;|(?<!じゃなくて|ではなく|でなくて)、|[.!](?=\s)|[!！](?=[ぁ-んァ-ヶ一-龠])|(?<=\b(?:form|sheet|ok|okay|yes|sure|here)): |,(?! ?\d{4}\b)\s*|\s+[/|]\s+|(?<=[^\d])[/|](?=[^a-z])| - | and (?=my |the |i'm |i'd |i am |i was |i have |i would |i |no |you |it was |photos? |pictures? )|です(?=\s)/i,
    )
    .map((piece) => piece.trim().replace(/^[・●○■□*•-]\s*/, ""))
    .filter((piece) =>
      /[^\s.!。！です]/.test(piece) &&
      !/^(?:に(?:変更|訂正)|です|でお願い)/.test(piece)
    );
}

/** Remarks that hold no answer. */
const REMARK =
  /^(?:あ|え|あと|あとは|ええと|えっと|um|oh|ok(?:ay)?|well|hi|hello|(?:.{0,10})?(?:まちがえ|間違え|違い)(?:ました|ています)?|thanks?(?: you)?.*|please|よろしく.*|お?(?:願いします|ねがいします|願い致します|願いいたします)|ありがとう.*|(?:oh |but )?before that|その前に|to be honest|honestly|正直|正直に言うと|正直言って|here goes|here you go|(?:you can |please )?(?:reach|call|contact|ring|text) me (?:on|at)|my (?:number|phone|mobile|e-?mail)(?: is)?|yes|yeah|yep|はい|了解です|(?:only )?once|twice|(?:a few |many |some )?years ago|(?:a )?long (?:time )?ago|(?:だいぶ|かなり|ずっと)?(?:昔|前)(?:です|に)?|一度だけ|一回だけ|よろしければ|(?:じゃあ|では|はい、?)?(?:それ|そちら|その紙|そのシート)(?:で|に)?(?:お願いします|します|書きます)?|that one|that|yes,? that one|失礼します|こんにちは|こんばんは|はじめまして|初めまして|お待たせしました|以下です?|以下の通りです?|これです)[.!。！]?$/i;

/** Emoji and marks alone hold no answer either. */
export function isRemark(piece: string): boolean {
  return REMARK.test(piece) || !/[\p{L}\p{N}]/u.test(piece);
}

/** "Don't send it yet", 「まだ送らないでください」. */
const WAIT =
  /(?:まだ|今は|勝手に).{0,8}(?:送|提出|出|送信)(?:ら|し|さ)ない|(?:送る|提出する|送信する)の?は?(?:まだ|あとで|後で|ちょっと待)|\b(?:don't|do not|dont|not) (?:\w+ )?(?:send|submit|hand|turn)\b|\bnot (?:yet|ready)\b|\bbefore (?:you |i )?(?:send|submit)|\bhold off\b|ちょっと待って|確認してから/i;

export function saysToWait(piece: string): boolean {
  return WAIT.test(piece);
}
