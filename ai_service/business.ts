import type { Bilingual, Locale } from "../shared/ui/locale.ts";

/** A text that is true only where the MCP server has all these tools. */
export interface Offer {
  needs: readonly string[];
  text: Bilingual;
}

/** The offers that are true with these tools, in that language. */
export function offered(
  offers: readonly Offer[],
  tools: ReadonlySet<string>,
  locale: Locale,
): string[] {
  return offers.filter(({ needs }) => needs.every((name) => tools.has(name)))
    .map(({ text }) => text[locale]);
}

/** The trade, as a part of a sentence. */
export const TRADE: Bilingual = {
  ja: "物販もある美容室",
  en: "a salon with a shop",
};

/** The heading of an empty conversation. */
export const GREETING: Bilingual = {
  ja: "ご用件をどうぞ",
  en: "What can we do for you?",
};

/** The sentence under the landing page's heading: the first that is true. */
export const LEADS: readonly Offer[] = [
  {
    needs: ["booking_slots", "booking_create", "booking_update"],
    text: {
      ja:
        "予約も、変更も、空き時間の確認も、ふだんの言葉でどうぞ。あなたが承認するまで、予約は確定しません。",
      en:
        "Book a visit, move it, or ask what is free, in your own words. Nothing is booked before you say yes.",
    },
  },
  {
    needs: [],
    text: {
      ja: "ふだんの言葉でどうぞ。あなたが承認するまで、何も確定しません。",
      en: "Ask in your own words. Nothing is done before you say yes.",
    },
  },
];

/** The landing page's sentence about approval: the first that is true. */
export const CHECKS: readonly Offer[] = [
  {
    needs: ["booking_create"],
    text: {
      ja: "メニュー、日時、料金を画面で確認できます。",
      en: "You see what will happen: service, time and price.",
    },
  },
  {
    needs: [],
    text: {
      ja: "これから行う内容を画面で確認できます。",
      en: "You see what will happen before it does.",
    },
  },
];

/** Example questions. The first that are true are shown. */
export const EXAMPLES: readonly Offer[] = [
  {
    needs: ["booking_services", "booking_slots", "booking_create"],
    text: {
      ja: "金曜の15時にカットを予約して",
      en: "Book a haircut on Friday at 3pm",
    },
  },
  {
    needs: ["booking_services"],
    text: {
      ja: "どんなメニューがありますか？",
      en: "What services do you offer?",
    },
  },
  {
    needs: ["booking_services", "booking_slots"],
    text: {
      ja: "明日の空き時間を教えて",
      en: "Which times are free tomorrow?",
    },
  },
  {
    needs: ["booking_services", "booking_list"],
    text: { ja: "予約を確認したい", en: "Show my bookings" },
  },
  {
    needs: ["product_list"],
    text: { ja: "どんな商品がありますか？", en: "What products do you sell?" },
  },
  {
    needs: ["product_list", "order_create"],
    text: {
      ja: "モイストシャンプーを1本注文したい",
      en: "Order a bottle of the moist shampoo",
    },
  },
  {
    needs: [],
    text: { ja: "何ができますか？", en: "What can you help me with?" },
  },
];

/** Something that customers have done for them; for the prompt, which is in English. */
export interface Job {
  /** The thing it is about, in the plural. */
  about: string;
  /** The effect of each tool: a verb and, where it changes something, its participle. */
  verbs: Readonly<Record<string, readonly [does: string, done?: string]>>;
}

export const JOBS: readonly Job[] = [
  {
    about: "appointments",
    verbs: {
      booking_create: ["book", "booked"],
      booking_update: ["change", "changed"],
      booking_delete: ["cancel", "cancelled"],
    },
  },
  {
    about: "products",
    verbs: {
      product_list: ["look at"],
      order_create: ["order", "ordered"],
      order_cancel: ["cancel an order of", "cancelled"],
    },
  },
  {
    about: "forms",
    verbs: { form_submit: ["fill in", "sent"] },
  },
];

/** The trade's words, for the offline model, which knows no others. */
export const VOCABULARY = {
  /** Names of the services, after the synonyms were replaced. */
  services:
    /カット|カラー|パーマ|トリートメント|ヘッドスパ|マッサージ|セット|ネイル|ブロー|\bcut\b|\bcolor\b|\bperm\b|\btreatment\b|\bspa\b|\bmassage\b|\bblow/,
  /** Other words for the list of services. */
  menu: /施術|\btreatments\b/,
  /** Words of people who want to come, without saying that they book. */
  wishes: /切りたい|染めたい/,
  /** Other words for what is usually called by the second. */
  synonyms: [
    [/ヘアカット|散髪|髪を切|髪切|カットし/g, "カット"],
    [/hair ?cuts?|trim/g, "cut"],
    [/ヘアカラー|毛染め|髪を染|染めたい/g, "カラー"],
    [/colou?r(?:ing|ed)?|dye/g, "color"],
    [/子供|子ども|こども/g, "キッズ"],
    [/child(?:ren)?(?:'s)?|kid(?:'s|s)?/g, "kids"],
    [/bangs|fringe/g, "bang"],
  ],
  /** Words that are in too many names to tell things apart. */
  common: /^(?:hair|髪)$/,
} as const;
