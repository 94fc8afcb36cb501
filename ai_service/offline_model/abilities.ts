import type { Locale } from "../../shared/ui/locale.ts";
import { EXAMPLES, type Offer, offered } from "../business.ts";

/** What the model can help with, as far as the tools go. */
export interface Abilities {
  /** A few nouns, e.g. "appointments". */
  topics: string[];
  /** A line each. */
  jobs: string[];
  /** What a customer may say; the business's own first. */
  examples: [string, ...string[]];
}

/** What the model can do with these tools. */
export function abilitiesOf(
  tools: ReadonlySet<string>,
  locale: Locale,
): Abilities {
  const [example = ""] = offered(EXAMPLES, tools, locale);
  return {
    topics: offered(TOPICS, tools, locale),
    jobs: offered(HELP_LINES, tools, locale),
    examples: [example, ...offered(MORE_EXAMPLES, tools, locale)],
  };
}

const TOPICS: readonly Offer[] = [
  {
    needs: ["booking_services", "booking_slots", "booking_create"],
    text: { ja: "ご予約", en: "appointments" },
  },
  {
    needs: ["booking_services", "booking_slots"],
    text: { ja: "空き状況", en: "open times" },
  },
  { needs: ["booking_services"], text: { ja: "メニュー", en: "services" } },
  { needs: ["product_list"], text: { ja: "商品", en: "products" } },
  { needs: ["form_list"], text: { ja: "フォーム", en: "forms" } },
];

const HELP_LINES: readonly Offer[] = [
  {
    needs: ["booking_services"],
    text: { ja: "メニューと料金のご案内", en: "services and prices" },
  },
  {
    needs: ["booking_services", "booking_slots", "booking_create"],
    text: { ja: "空き状況のご確認とご予約", en: "open times and appointments" },
  },
  {
    needs: [
      "booking_services",
      "booking_list",
      "booking_update",
      "booking_delete",
    ],
    text: {
      ja: "ご予約の確認、変更、キャンセル",
      en: "looking up, moving and cancelling your bookings",
    },
  },
  { needs: ["product_list"], text: { ja: "商品のご案内", en: "products" } },
  {
    needs: ["product_list", "order_create", "order_list", "order_cancel"],
    text: {
      ja: "商品のご注文、ご注文の確認と取消",
      en: "ordering products, looking up and cancelling your orders",
    },
  },
  {
    needs: ["form_list", "form_get", "form_submit"],
    text: { ja: "フォームの記入と提出", en: "filling in and handing in forms" },
  },
  {
    needs: ["business_info"],
    text: {
      ja: "営業時間、場所、キャンセルの決まりのご案内",
      en: "opening hours, place and cancellation rules",
    },
  },
];

const MORE_EXAMPLES: readonly Offer[] = [
  {
    needs: ["booking_services", "booking_slots"],
    text: { ja: "明日の午後は空いてる？", en: "Is tomorrow afternoon free?" },
  },
  {
    needs: ["booking_services", "booking_list", "booking_update"],
    text: {
      ja: "予約を土曜の10時に変更して",
      en: "Move my booking to Saturday at 10",
    },
  },
];
