// What a text does, by words that both languages' models use for it. It is a
// judge's reading: generous with questions, strict with claims.

const ASKS =
  /[?？]|か。|ください|下さい|教えて|お選び|お知らせ|(?:分か|わか|読み取れ|理解でき)り?ません|could you|please (?:tell|say|choose|give|name)|(?:did|do)(?: not|n't) understand|not sure|let me know/i;
const CANNOT =
  /でき(?:ません|かね)|承れません|お受け(?:でき|して)|(?:扱|対応して|行|承)(?:って)?(?:い|おり)?ません|(?:あり|ござい)ません|(?:予約|注文|フォーム|booking|order).{0,8}見つかりません|空いていません|在庫切れ|売り切れ|お電話|過ぎ|定休|休業|can(?:'|no)t|can ?not|could(?: not|n't)|sold out|out of stock|not (?:able|possible|available|open|offered)|unable|(?:do|does|is|are)(?:n't| not) |(?:no such|no open|there (?:is|are) no|have no|had no) |closed|sorry|past|by phone|call /i;
const DONE =
  /(?:予約|注文|変更|キャンセル|送信|取り消)(?:が|を|は)?(?:完了|確定)?(?:し|いたし)ました|(?:you're|you are) booked|has been (?:booked|cancelled|moved|ordered|placed|submitted|sent)|I(?:'ve| have) (?:booked|cancelled|moved|ordered|submitted)/i;

/** Whether a text asks, or says that it did not understand. */
export function asks(text: string): boolean {
  return ASKS.test(text);
}

/** Whether a text says that something cannot be done, or is not there. */
export function saysCannot(text: string): boolean {
  return CANNOT.test(text);
}

/** Whether a text says that something was done. */
export function claimsDone(text: string): boolean {
  return DONE.test(text);
}
