import { type Drawer, NOTHING } from "./draft.ts";
import { drawBookings } from "./own_bookings.ts";
import type { Words } from "./phrase.ts";

/** Questions, each with the tools of which one has to be read. */
const QUESTIONS: readonly (Words & { reads: readonly string[] })[] = [
  {
    ja: "どんなメニューがありますか",
    en: "what services do you offer?",
    reads: ["booking_services"],
  },
  {
    ja: "カットはいくらですか",
    en: "how much is a haircut?",
    reads: ["booking_services"],
  },
  {
    ja: "パーマの料金を教えて",
    en: "what does a perm cost?",
    reads: ["booking_services"],
  },
  {
    ja: "ヘッドスパは何分かかりますか",
    en: "how long does a head spa take?",
    reads: ["booking_services"],
  },
  {
    ja: "担当できるスタイリストは誰ですか",
    en: "which stylists do you have?",
    reads: ["booking_services"],
  },
  {
    ja: "営業時間を教えてください",
    en: "what are your opening hours?",
    reads: ["business_info"],
  },
  {
    ja: "定休日はいつですか",
    en: "which day are you closed?",
    reads: ["business_info"],
  },
  {
    ja: "場所はどこですか",
    en: "where are you located?",
    reads: ["business_info"],
  },
  {
    ja: "駐車場はありますか",
    en: "do you have parking?",
    reads: ["business_info"],
  },
  {
    ja: "キャンセルの決まりを教えて",
    en: "what is your cancellation policy?",
    reads: ["business_info", "booking_services"],
  },
  {
    ja: "明後日のカットの空き時間を教えて",
    en: "what times are free for a haircut the day after tomorrow?",
    reads: ["booking_slots"],
  },
  {
    ja: "来週の土曜、パーマは空いていますか",
    en: "is there anything free for a perm on Saturday next week?",
    reads: ["booking_slots"],
  },
  { ja: "私の予約を見せて", en: "show my bookings", reads: ["booking_list"] },
  {
    ja: "次の予約はいつですか",
    en: "when is my next appointment?",
    reads: ["booking_list"],
  },
  { ja: "私の注文を見せて", en: "show my orders", reads: ["order_list"] },
  {
    ja: "どんな商品がありますか",
    en: "what products do you sell?",
    reads: ["product_list"],
  },
  {
    ja: "モイストシャンプーはいくらですか",
    en: "how much is the moist shampoo?",
    reads: ["product_list", "product_get"],
  },
  {
    ja: "つげ櫛の在庫はありますか",
    en: "do you have the boxwood comb in stock?",
    reads: ["product_list", "product_get"],
  },
  {
    ja: "どんなフォームがありますか",
    en: "which forms do you have?",
    reads: ["form_list"],
  },
];

/** What cannot be done here, or is no wish. */
const REFUSALS: readonly Words[] = [
  {
    ja: "先月の施術の返金をお願いします",
    en: "I want a refund for last month's haircut",
  },
  { ja: "2割引きにしてもらえますか", en: "can you give me a 20% discount?" },
  { ja: "人間のスタッフと話したい", en: "let me talk to a human" },
  {
    ja: "ネイルを金曜の15時に予約して",
    en: "book a manicure on Friday at 3pm",
  },
  {
    ja: "金曜の15時に歯のクリーニングを予約して",
    en: "book a teeth cleaning on Friday at 3pm",
  },
  { ja: "ドライヤーを1台注文したい", en: "order one hair dryer" },
  {
    ja: "友達の田中さんの予約をキャンセルして",
    en: "cancel my friend Tanaka's booking",
  },
  { ja: "こんにちは", en: "hello" },
  { ja: "ありがとう", en: "thanks!" },
  { ja: "今日は3時に起きました", en: "I got up at 3 today" },
  {
    ja: "カットが上手な人はいますか",
    en: "is anybody there good at haircuts?",
  },
  { ja: "前回のカットは15時でした", en: "my last haircut was at 3pm" },
  {
    ja: "金曜の15時にカットの予約をした友達がいます",
    en: "a friend of mine booked a haircut on Friday at 3pm",
  },
  {
    ja: "15時にカットを予約できたらよかったのに",
    en: "I wish I could have booked a haircut at 3pm yesterday",
  },
];

/** A question, which changes nothing. */
export const drawQuestion: Drawer = (random, now, trap) => {
  if (trap !== "plain") return;
  const { reads, ...words } = random.one(QUESTIONS);
  const bookings = drawBookings(random, now, random.below(3));
  const account = { bookings, orders: [] };
  return { job: "question", trap, words, account, wish: { cards: [], reads } };
};

/** Something that must lead to nothing. */
export const drawRefusal: Drawer = (random, now, trap) => {
  if (trap !== "plain") return;
  const words = random.one(REFUSALS);
  const bookings = drawBookings(random, now, random.below(3));
  const account = { bookings, orders: [] };
  return { job: "refusal", trap, words, account, wish: NOTHING };
};
