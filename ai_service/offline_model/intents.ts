import { VOCABULARY } from "../business.ts";

/** What a message asks for. */
export type Intent =
  | "book"
  | "open"
  | "list"
  | "cancel"
  | "move"
  | "services"
  | "price"
  | "products"
  | "order"
  | "greet"
  | "thanks"
  | "help"
  | "yes"
  | "no";

const YES =
  /^(?:はい|ええ|うん|お願いします|おねがいします|よろしく|それで|ok|okay|yes|yep|yeah|sure|please)(?:[\s、。!,.]|お願いします|おねがいします|よろしく|です|please|do)*$/;
const NO =
  /^(?:いいえ|いえ|いや|やっぱり?(?:いい|やめ)|やめ|結構|けっこう|no\b(?! later)|nope|never ?mind|not now|forget it)/;

/** The first that matches counts, so the more telling ones stand first. */
const INTENTS: readonly [Intent, RegExp][] = [
  ["yes", YES],
  ["no", NO],
  ["cancel", /キャンセル|取り?消|取りやめ|\bcancel|call off/],
  [
    "move",
    /変更|ずらし|ずらせ|移動|移し|移せ|リスケ|変えて|変えたい|変えられ|\b(?:move|reschedul\w*|postpone|push|shift)\b|\bchange\b(?! my mind)/,
  ],
  ["products", /\bwhat\b.*\b(?:buy|order|sell)\b|何(?:が|を)(?:買|売)/],
  ["order", /注文|購入|買いたい|買います|買って|\b(?:order|buy|purchase)\b/],
  [
    "open",
    /空い|空き|あいて|空く|できる(?:時間|日)|何時なら|時間は(?:ありますか)?[?？]?$|\b(?:free|available|availability|slots?|openings?|fit me in)\b|\bare you open\b|\bopen (?:times?|hours)\b|have (?:any )?time\b/,
  ],
  [
    "book",
    /\b(?:book|reserve|schedule|make)\b(?! ?(?:ings?|ed)).*|予約(?:を)?(?:したい|お願い|取|とり|とっ|入れ|して|できます)/,
  ],
  [
    "list",
    /予約.*(?:確認|一覧|見せ|教えて|入って|ありますか|ある|いつ|状況|どうなって)|(?:私|僕|俺|自分|わたし)の予約|\b(?:my|upcoming|any)\b.*\b(?:bookings?|appointments?|reservations?)\b|\bi\b.*\bbooked\b|\bwhen\b.*\bappointment\b/,
  ],
  [
    "price",
    /いくら|値段|料金(?!表)|価格|how much|\bprices?\b|\bcosts?\b/,
  ],
  [
    "services",
    /メニュー|サービス|コース|料金表|\bservices?\b|\bmenu\b|what do you offer/,
  ],
  ["services", VOCABULARY.menu],
  [
    "products",
    /商品|物販|売って|販売|グッズ|在庫|扱って|置いて|(?<!予約.*)(?:(?:あり|有り)ます|ある)(?:か|かな)?(?:\?|。|$)|おすすめ|\bproducts?\b|\bsell\b|\bshop\b|\bstock\b|\bdo you (?:have|carry)\b|looking for|recommend/,
  ],
  [
    "help",
    /ヘルプ|使い方|何ができ|なにができ|できること|\bhelp\b|what can you/,
  ],
  [
    "book",
    /予約|お願い|入れて|取って|とって|行きたい|したい|ほしい|\bappointment\b|i(?:'d| would) like|\bi (?:want|need)\b|come in/,
  ],
  ["book", VOCABULARY.wishes],
  ["thanks", /ありがと|助かり|サンキュ|\bthank|\bthanks\b|\bcheers\b/],
  [
    "greet",
    /こんにちは|こんばんは|おはよう|はじめまして|もしもし|^(?:hi|hello|hey|good (?:morning|afternoon|evening))\b/,
  ],
];

/** What a normalised text asks for; undefined where it only adds to a task. */
export function readIntent(text: string): Intent | undefined {
  const trimmed = text.trim();
  return INTENTS.find(([, pattern]) => pattern.test(trimmed))?.[0];
}
