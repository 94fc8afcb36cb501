export const CONTACT = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?\d[\d-]{8,16}\d/g;

/** Commas, line breaks, and spaces beside an address or a telephone number. */
export function piecesOf(text: string): string[] {
  const apart = text.normalize("NFKC").replace(
    /,\s*(?:no|sorry|wait|i mean|make that),?\s+/gi,
    ", no~ ",
  ).replace(
    CONTACT,
    (contact) => `${contact}\n`,
  )
    .replace(/(?<=[^ -~話号帯わル]) +(?=[+\d])/g, "\n");
  return apart
    .replace(
      /[ \u3000](?=(?:電話|携帯|メール|名前|フリガナ|phone|e-?mail|tel)\b|(?:電話|携帯|メール|フリガナ))/gi,
      "\n",
    )
    .split(
      /\n|。|;|(?<!じゃなくて|ではなく|でなくて)、|[.!](?=\s)|[!！](?=[ぁ-んァ-ヶ一-龠])|(?<=\b(?:form|sheet)): |,(?! ?\d{4}\b)\s*| and (?=my |the |i'm |i'd |i am |i was |i have |i would |no |you )|です(?=\s)/i,
    )
    .map((piece) => piece.trim())
    .filter((piece) =>
      /[^\s.!。！です]/.test(piece) &&
      !/^(?:に(?:変更|訂正)|です|でお願い)/.test(piece)
    );
}

/** Remarks that hold no answer. */
export const REMARK =
  /^(?:あ|え|あと|ええと|えっと|um|oh|(?:.{0,10})?(?:まちがえ|間違え|違い)(?:ました|ています)?|thanks?(?: you)?|please|よろしく.*|お願いします|ありがとう.*|(?:まだ|今は)(?:送|提出し)らないで.*|まだ送信しないで.*|(?:please )?(?:don't|do not) (?:send|submit|hand).*|(?:oh |but )?before that|その前に)[.!。！]?$/i;
