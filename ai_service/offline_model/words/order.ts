import type { Locale } from "../../../shared/ui/locale.ts";
import { and, bullets, bulletsJa, commas } from "./lists.ts";
import type { Priced } from "./shop.ts";
import { shopWords } from "./shop.ts";

/** An item with its number of units. */
export interface Units {
  name: string;
  quantity: number;
}

/** An order, in words. */
export interface OrderLine {
  number: string;
  items: readonly Units[];
  total: string;
  status: keyof typeof STATUS;
  /** Until when an unpaid one is held. */
  heldUntil?: string;
}

/** What is said of orders. */
export interface OrderWords {
  cannotOrder(lines: readonly Priced[]): string;
  willOrder(items: readonly Units[]): string;
  /** A day or time was said, at which it is to be picked up. */
  noPickUpTime: string;
  notEnough(product: string, stock: number): string;
  /** More than one was said, and not how many. */
  howMany(product: string): string;
  total(price: string): string;
  /** As they are at that time of day: it stays in the conversation. */
  orders(lines: readonly OrderLine[], time: string): string;
  noOrders: string;
  /** The orders that wait for payment, and where they are paid. */
  howToPay(
    lines: readonly OrderLine[],
    at: { phone: string | undefined; time: string },
  ): string;
  noLastOrder: string;
  whichOrder(lines: readonly OrderLine[]): string;
  noSuchOrder(lines: readonly OrderLine[]): string;
  willCancel(lines: readonly OrderLine[]): string;
  notCancellable(line: OrderLine, phone: string | undefined): string;
  nothingUnpaid(phone: string | undefined): string;
  line(line: OrderLine): string;
}

const STATUS = {
  unpaid: { ja: "未払い", en: "not paid" },
  expired: { ja: "期限切れ", en: "expired" },
  cancelled: { ja: "取消済み", en: "cancelled" },
  paid: { ja: "支払い済み、お渡し前", en: "paid, to be picked up" },
  handedOver: { ja: "お渡し済み", en: "handed over" },
  refunded: { ja: "返金済み", en: "refunded" },
} as const;

export const orderWords: Record<Locale, OrderWords> = {
  ja: {
    cannotOrder: (lines) =>
      `チャットでのご注文はまだ承っておりません。ご来店の際にお求めいただけます。\n${
        shopWords.ja.products(lines)
      }`,
    willOrder: (items) =>
      `${
        commas(items.map(({ name, quantity }) => `${name}を${quantity}点`))
      }ご注文します。内容をご確認のうえ、よろしければ承認してください。`,
    noPickUpTime:
      "お受け取りの日時はこちらでは指定できません。営業時間内にお越しください。",
    howMany: (product) => `${product}は、いくつご注文されますか。`,
    total: (price) => `合計は${price}です。`,
    notEnough: (product, stock) =>
      stock > 0
        ? `${product}の在庫は残り${stock}点です。何点にしましょうか。`
        : `あいにく${product}は在庫切れです。`,
    orders: (lines, time) =>
      `${time}現在のご注文はこちらです。\n${bulletsJa(lines.map(lineJa))}`,
    noOrders: "これまでのご注文はありません。",
    howToPay: (lines, { phone, time }) =>
      lines.length === 0
        ? `お支払い待ちのご注文はありません。${askJa(phone)}`
        : `${time}現在、お支払い待ちのご注文はこちらです。「支払う」のボタンからお支払いいただけます。ボタンが見当たらないときは、${
          askJa(phone)
        }\n${bulletsJa(lines.map(lineJa))}`,
    noLastOrder:
      "これまでのご注文が見つかりませんでした。ご希望の商品をお聞かせください。",
    whichOrder: (lines) =>
      `どのご注文でしょうか。\n${bulletsJa(lines.map(lineJa))}`,
    noSuchOrder: (lines) =>
      `そのご注文は見つかりませんでした。取り消せるご注文はこちらです。\n${
        bulletsJa(lines.map(lineJa))
      }`,
    willCancel: (lines) =>
      lines.length === 1
        ? `ご注文 ${
          lines.map(lineJa).join()
        } を取り消します。内容をご確認のうえ、よろしければ承認してください。`
        : `ご注文${lines.length}件を取り消します。1件ずつご確認のうえ、承認してください。`,
    notCancellable: (line, phone) =>
      `ご注文 ${lineJa(line)} は、こちらでは取り消せません。${askJa(phone)}`,
    nothingUnpaid: (phone) =>
      `取り消せるご注文（未払いのもの）はありません。お支払い済みのご注文については、${
        askJa(phone)
      }`,
    line: lineJa,
  },
  en: {
    cannotOrder: (lines) =>
      `I cannot take orders in the chat yet, but you can buy it at the shop.\n${
        shopWords.en.products(lines)
      }`,
    willOrder: (items) =>
      `I'll order ${
        and(items.map(({ name, quantity }) => `${quantity} × ${name}`))
      }. Please check the details and approve if all is well.`,
    noPickUpTime:
      "A time for picking it up cannot be set here; please come during opening hours.",
    howMany: (product) => `How many would you like: ${product}?`,
    total: (price) => `That is ${price} in total.`,
    notEnough: (product, stock) =>
      stock > 0
        ? `There are only ${stock} of ${product} left. How many would you like?`
        : `I'm sorry, ${product} is sold out.`,
    orders: (lines, time) =>
      `Your orders, as of ${time}:\n${bullets(lines.map(lineEn))}`,
    noOrders: "You have no orders.",
    howToPay: (lines, { phone, time }) =>
      lines.length === 0
        ? `Nothing waits for payment. ${askEn(phone)}`
        : `As of ${time}, these wait for payment. Please pay by the “Pay” button; where you see none: ${
          askEn(phone)
        }\n${bullets(lines.map(lineEn))}`,
    noLastOrder:
      "I could not find an earlier order of yours. Which product would you like?",
    whichOrder: (lines) =>
      `Which order do you mean?\n${bullets(lines.map(lineEn))}`,
    noSuchOrder: (lines) =>
      `I could not find that order. These can be cancelled:\n${
        bullets(lines.map(lineEn))
      }`,
    willCancel: (lines) =>
      lines.length === 1
        ? `I'll cancel your order ${
          lines.map(lineEn).join()
        }. Please check the details and approve if all is well.`
        : `I'll cancel these ${lines.length} orders. Please check and approve each one.`,
    notCancellable: (line, phone) =>
      `Your order ${lineEn(line)} cannot be cancelled here. ${askEn(phone)}`,
    nothingUnpaid: (phone) =>
      `You have no unpaid order that could be cancelled. About a paid one, ${
        askEn(phone).replace(/^P/, "p")
      }`,
    line: lineEn,
  },
};

function lineJa({ number, items, total, status, heldUntil }: OrderLine) {
  const names = items.map(({ name, quantity }) => `${name}×${quantity}`);
  const held = heldUntil ? `、${heldUntil}までお取り置き` : "";
  return `${number}　${commas(names)}　${total}（${STATUS[status].ja}${held}）`;
}

function lineEn({ number, items, total, status, heldUntil }: OrderLine) {
  const names = items.map(({ name, quantity }) => `${quantity} × ${name}`);
  const held = heldUntil ? `, held until ${heldUntil}` : "";
  return `${number}: ${names.join(", ")}, ${total} (${
    STATUS[status].en
  }${held})`;
}

function askJa(phone: string | undefined): string {
  return phone
    ? `お店（${phone}）にお電話ください。`
    : "お店に直接お問い合わせください。";
}

function askEn(phone: string | undefined): string {
  return phone
    ? `Please call the shop at ${phone}.`
    : "Please ask the shop directly.";
}
