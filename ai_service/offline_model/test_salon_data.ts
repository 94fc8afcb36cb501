import type {
  Business,
  Form,
  FormField,
  Item,
  Order,
  Product,
  Service,
} from "./data.ts";

const AOKI = person("res_aoki", "青木（席 1）", "Aoki (chair 1)");
const MORI = person("res_mori", "森（席 2）", "Mori (chair 2)");
const HAYASHI = person("res_hayashi", "林（席 3）", "Hayashi (chair 3)");
const ALL = [AOKI, MORI, HAYASHI];

/** The services, as `booking_services` returns them. */
export const SERVICES: readonly Service[] = [
  service("svc_cut", "カット", "Haircut", [60, 5500, 180], ALL),
  service("svc_bangs", "前髪カット", "Bangs trim", [15, 1100, 60], ALL),
  service("svc_color", "カラー", "Hair color", [90, 8800, 1440], [AOKI, MORI]),
  service(
    "svc_both",
    "カット＋カラー",
    "Haircut and color",
    [120, 13200, 1440],
    [
      AOKI,
      MORI,
    ],
  ),
  service("svc_spa", "ヘッドスパ", "Head spa", [45, 6600, 180], [
    MORI,
    HAYASHI,
  ]),
];

/** The products, as `product_list` returns them. */
export const PRODUCTS: readonly Product[] = [
  product("prd_moist", "モイストシャンプー", "Moist Shampoo", 2640, 12),
  product("prd_volume", "ボリュームシャンプー", "Volume Shampoo", 2640, 0),
  product("prd_oil", "椿ヘアオイル", "Camellia Hair Oil", 3520, 5),
];

/** The business, as `business_info` returns it. */
export const BUSINESS: Business = {
  name: { ja: "ヘアサロン まどか", en: "Hair Salon Madoka" },
  address: { ja: "まどか町1-2-3", en: "1-2-3 Madoka-cho" },
  phone: "03-0000-0000",
  email: "hello@madoka.example",
  access: {
    ja: "まどか駅から5分です。",
    en: "Five minutes from Madoka Station.",
  },
  parking: { ja: "1台分あります。", en: "There is one space." },
  hours: [1, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    opens: "10:00",
    closes: "19:00",
  })),
  closures: [{
    from: "2026-12-30T00:00:00+09:00",
    to: "2027-01-04T00:00:00+09:00",
    reason: { ja: "年末年始", en: "New Year" },
  }],
  cancellation: { ja: "期限までは無料です。", en: "Free until the deadline." },
  payment: { ja: "店でお支払いください。", en: "Please pay at the salon." },
};

/** A form with its fields, as `form_get` returns it. */
export const FORMS: readonly (Form & { fields: FormField[] })[] = [{
  id: "frm_feedback",
  version: 2,
  title: { ja: "ご来店アンケート", en: "How was your visit?" },
  fields: [
    {
      ...field("visited_on", "date", "来店日", "Date of your visit", true),
      max: "today",
    },
    {
      ...field("satisfaction", "single", "満足度", "How happy are you", true),
      options: [
        { value: "5", label: { ja: "満足", en: "Happy" } },
        { value: "1", label: { ja: "不満", en: "Unhappy" } },
      ],
    },
    field("comment", "text", "ご意見", "Comments", false),
    field(
      "may_contact",
      "yes_no",
      "ご連絡してもよいですか",
      "May we contact you?",
      false,
    ),
  ],
}, {
  id: "frm_counselling",
  version: 1,
  title: {
    ja: "初回カウンセリングシート",
    en: "First-visit counselling sheet",
  },
  fields: [
    field("name", "text", "お名前", "Name", true),
    field("phone", "phone", "電話番号", "Phone number", true),
  ],
}];

/** An order of these items that waits for its payment. */
export function orderOf(
  number: string,
  items: readonly { productId: string; quantity: number }[],
): Order {
  const lines = items.map(({ productId, quantity }) => {
    const found = PRODUCTS.find(({ id }) => id === productId);
    if (!found) throw new Error(`No product ${productId}`);
    const { name, priceMinor: unitPriceMinor } = found;
    return { productId, name, quantity, unitPriceMinor };
  });
  return {
    id: `ord_${number}`,
    number,
    status: "pending",
    paymentStatus: "unpaid",
    fulfilmentStatus: "unfulfilled",
    items: lines,
    totalMinor: lines.reduce(
      (sum, { quantity, unitPriceMinor }) => sum + quantity * unitPriceMinor,
      0,
    ),
    currency: "JPY",
    expiresAt: "2026-11-23T10:30:00+09:00",
  };
}

function person(id: string, ja: string, en: string): Item {
  return { id, name: { ja, en } };
}

function service(
  id: string,
  ja: string,
  en: string,
  [durationMinutes, priceMinor, cancelUntilMinutes]: [number, number, number],
  stylists: readonly Item[],
): Service {
  const name = { ja, en };
  const terms = { cancelUntilMinutes, needsApproval: false };
  return {
    id,
    name,
    description: name,
    durationMinutes,
    ...terms,
    stylists: [...stylists],
    priceMinor,
    currency: "JPY",
  };
}

function product(
  id: string,
  ja: string,
  en: string,
  priceMinor: number,
  stock: number,
): Product {
  const name = { ja, en };
  return { id, name, description: name, priceMinor, currency: "JPY", stock };
}

function field(
  id: string,
  type: FormField["type"],
  ja: string,
  en: string,
  required: boolean,
): FormField {
  return { id, type, label: { ja, en }, required };
}
