/**
 * "When is my visit", "what did I order": words that make a question one about
 * the person's own bookings or orders, whatever else it names.
 */
export const OWN_BOOKINGS: readonly RegExp[] = [
  /\b(?:when|what time|what day|which day) (?:is|was|are) my\b/i,
  /\bwhen my \w+(?: \w+)? (?:is|was)\b/i,
  /\bwho(?:'s| is| will be) (?:doing|down|cutting|coloring|colouring)\b/i,
  /\b(?:did|has) (?:my|the) .{0,30}\b(?:go|gone|went) through\b/i,
  /\bwhat (?:was|is) that (?:for|one for)\b/i,
  /\b(?:what|which|when|anything)\b.{0,30}\b(?:i|i've|i have) booked\b/i,
  /\bwhat time does (?:the|my)\b.{0,40}\b(?:start|begin|end|finish)/i,
  /\b(?:what|which) (?:times?|days?|dates?)\b.{0,20}\b(?:am i|i'm|i am)\b/i,
  /\bmy (?:first|next|last|upcoming) (?:visit|appointment|booking)\b/i,
  /\b(?:date|time|details?|price)\b.{0,40}\bof my (?:appointment|booking|visit)/i,
  /\bwhat (?:do )?i have\b(?! to\b)/i,
  /(?:何日|何時|いつ)(?:だった|でした)(?:か|っけ)/,
  /(?<!営業|お店|開店|閉店).{3}は?何時(?:開始|スタート|に始|に終)/,
  /予約した(?:やつ|の|もの|分|件)/,
  /(?:いつ|何時に|何日に).{0,6}(?:取った|入れた|予約した)(?:か|っけ)/,
  /行けば(?:いい|よい|よろしい)/,
  /行くのは(?:いつ|何日|何時)/,
  /予約の(?:内容|詳細|日時).*(?:教え|確認|知り|見せ)/,
];

/** Questions how an order that was made is paid. */
export const HOW_TO_PAY: readonly RegExp[] = [
  /\b(?:how|where) (?:do|can|could|should|would) (?:i|we) pay\b(?! (?:with|by|in)\b)/i,
  /\bpay (?:for )?(?:my|the|this|that) (?:\w+ ){0,2}order\b/i,
  /(?:支払い?|お支払い?|決済).{0,6}(?:どう|どこ|どのように|やり方|仕方)/,
  /(?:どう|どこ|どのように).{0,8}(?:払え|払い|払う|支払|決済)/,
  /注文.{0,8}(?:支払い|払い|決済)を?(?:したい|し?たい|お願い)/,
];

/** These ask even where the rest alone would read as a wish to book. */
export const SURELY_OWN_BOOKINGS: readonly RegExp[] = [
  /\b(?:when|what time|what day|which day|who|is it)\b.{0,40}\b(?:am i|was i|i'm|i am|i was)\b.{0,12}\b(?:coming|booked|seeing|due|supposed|meant|down for|in for|with)\b/i,
  /\bwhat (?:am|was) i (?:booked|in|down|having|getting|coming)\b/i,
  /\bwhat (?:did|have) i (?:got )?book(?:ed)?\b/i,
  /\bi (?:think|thought|believe|'ve|have)?.{0,12}\bbooked\b.{0,40}\b(?:confirm|check|right|correct|make sure)\b/i,
  /\bmy (?:[\w-]+ ){1,3}(?:is|was)\b.{2,40}\b(?:right|correct|yes|yeah|isn't it|innit)\s*\?/i,
  /\b(?:confirm|check on|double[- ]?check|verify|look up|pull up)\b.{0,20}\bmy\b.{0,20}\b(?:appointment|booking|reservation)s?\b/i,
  /\bremind me (?:of|about|when|what|which)\b.{0,40}\b(?:my|i'm|i am|am i)\b(?!.*\b(?:before|text|alert)\b)/i,
  /\b(?:is|was) (?:the|my) \w+(?: \w+)? (?:before|after) (?:the|my)\b/i,
  /\b(?:is|was) (?:the|my) \w+(?: \w+)? before or after\b/i,
  /\bwhich (?:one )?(?:comes|came|is|was) first\b/i,
  /\bdid you (?:get|receive) my (?:booking|appointment|reservation)\b/i,
  /\bforg[eo]t(?:ten)? (?:when|what time|what day|which day|my (?:appointment|booking))\b/i,
  /\bdo i (?:still )?have\b.{0,30}\b(?:appointment|booking|coming up|booked)\b/i,
  /\bwho (?:do|did) i (?:have|book|get)\b/i,
  /\b(?:is|was) it (?:on )?\w+day or \w+day\b.{0,30}\b(?:i'm|i am|am i|my)\b/i,
  /(?:次|今度|前回)?(?:の予約)?(?:って|は|、)?(?:いつ|何時|何日|何曜日?)(?:に|から)?(?:行く|行け|伺う|予約|入れて|取って|お邪魔)?.{0,4}(?:っけ|でした(?:か|かしら|かね)|だったか|だったでしょう)/,
  /(?:誰|どなた|どの方)(?:が担当)?(?:だ|で)(?:っけ|した|った)/,
  /(?:\d日|曜日?|今度|次|明日|明後日|予約)(?:の\S{1,8})?(?:は|って|の)[、 ]?(?:誰|どなた|どの方).{0,6}(?:担当|切って|やって|して)/,
  /(?:どちら|どっち|どれ)(?:の方)?が先/,
  /(?:[月火水木金土日]曜日?|\d日|\d時半?)(?:だっけ|やったっけ|でしたっけ|だったっけ|でしたよね|だったよね|ですよね|だよね|であって|で合って|で間違いな)/,
  /(?:取れて|とれて|入って|出来て|できて|取って|とって)い?(?:る|ます)(?:と思|はず|つもり|よね|か(?:ね|な)?(?:[?？。…]|$)|[?？]|でしょうか)/,
  /何を?予約し/,
  /予約.{0,6}(?:重複|ダブ|かぶ|被)/,
  /予約.{0,6}(?:キャンセルされ|取り消され|消え|なくなって)/,
  /予約の(?:時間|日時|日にち|日|内容).*(?:見せ|教え|確認)/,
  /\btell me what i have\b/i,
  /予約(?:した|してた|していた|入れた|取った)(?:つもり|はず|気が|と思)/,
  /予約(?:って|は|が)?(?:入って|あり|ある|取れて|とれて|残って|できて|出来て)/,
  /(?:控え|予約メール|予約表|予約カード|診察券).{0,10}(?:なく|無く|失く)し/,
  /予約.{0,8}(?:忘れ|失念)/,
];

/** Questions about the shop, which are never about the person's bookings. */
export const OF_THE_SHOP =
  /営業|開店|閉店|定休|休業|お休み|住所|場所|駐車|電話|メニュー|支払|空い|空き|あいて|在庫|\b(?:open|close|closed|hours|parking|address|located|available|free)\b/i;

export const OWN_ORDERS: readonly RegExp[] = [
  /\bhow many\b.{0,30}\bdid i (?:order|buy)\b/i,
  /\bdid i pay\b/i,
  /(?:商品|注文).{0,10}(?:受け取り|受取).{0,10}か$/,
  /\b(?:what|which)\b.{0,20}\b(?:i|i've|i have|did i) order(?:ed)?\b/i,
  /(?:何を?|なにを?).{0,6}(?:頼んだ|注文した|買った)(?:か|っけ|んだ)/,
];

/** These ask even where the rest alone would read as a wish to order. */
export const SURELY_OWN_ORDERS: readonly RegExp[] = [
  /\borders?\b.{0,30}\b(?:go|gone|went|come|came|been) through\b/i,
  /\b(?:did|has|have|was|is|were) (?:my|the)\b.{0,30}\border\b.{0,20}\b(?:placed|received|confirmed|registered|ready|arrived?|processed)\b/i,
  /\bdid you (?:get|receive) my\b.{0,20}\border\b/i,
  /\bwhere(?:'s| is) my (?:\w+ ){0,2}(?:order|package|parcel)\b/i,
  /\b(?:status|state) of my (?:\w+ ){0,2}order\b/i,
  /\bhow much do i owe\b/i,
  /\b(?:by when|until when|how long)\b.{0,30}\b(?:pay|pick (?:it|them) up|collect|held|hold|keep|kept)\b/i,
  /いつまで.{0,6}(?:払|支払|受け取|取りに|取り置)/,
  /(?:注文|オーダー|頼ん).{0,12}(?:通って|できて|出来て|入って|届いて|受け付けられて|受け付けて|受付られて|完了して|残って|取り置きされて)(?:い|お)?(?:る|ます|ました|り)/,
  /(?:注文|オーダー).{0,6}(?:届き|届いた|通った|通りました|入りました)/,
];
