import type { Locale } from "../../../shared/ui/locale.ts";
import { bullets, bulletsJa } from "./lists.ts";

/** A line about a service or a product. */
export interface Priced {
  name: string;
  price: string;
  /** Minutes, of a service. */
  minutes?: number;
  /** Of a product, where it was asked for. */
  stock?: number;
  isSoldOut?: boolean;
}

/** What is said of services and products. */
export interface ShopWords {
  services(lines: readonly Priced[]): string;
  whichService(lines: readonly Priced[]): string;
  noSuchService(quote: string, lines: readonly Priced[]): string;
  durations(lines: readonly Priced[]): string;
  products(lines: readonly Priced[]): string;
  noSuchProduct(lines: readonly Priced[]): string;
  whichProduct(lines: readonly Priced[]): string;
  stock(lines: readonly Priced[]): string;
  /** A product and its description. */
  about(name: string, text: string): string;
}

export const shopWords: Record<Locale, ShopWords> = {
  ja: {
    services: (lines) => `メニューはこちらです。\n${listJa(lines)}`,
    whichService: (lines) => `どのメニューをご希望ですか。\n${listJa(lines)}`,
    noSuchService: (quote, lines) =>
      `「${quote}」というメニューは見つかりませんでした。どのメニューをご希望ですか。\n${
        listJa(lines)
      }`,
    durations: (lines) =>
      `所要時間の目安です。\n${
        bulletsJa(lines.map(({ name, minutes }) => `${name}　${minutes}分`))
      }`,
    products: (lines) => `こちらの商品がございます。\n${listJa(lines)}`,
    noSuchProduct: (lines) =>
      `お探しの商品は見つかりませんでした。${
        lines.length > 0 ? `お取り扱いはこちらです。\n${listJa(lines)}` : ""
      }`,
    whichProduct: (lines) => `どちらの商品でしょうか。\n${listJa(lines)}`,
    stock: (lines) =>
      lines.map(({ name, stock = 0, price }) =>
        stock > 0
          ? `${name}（${price}）の在庫は${stock}点です。`
          : `${name}（${price}）は在庫切れです。`
      ).join("\n"),
    about: (name, text) => `${name}：${text}`,
  },
  en: {
    services: (lines) => `Here is what we offer:\n${list(lines)}`,
    whichService: (lines) => `Which service would you like?\n${list(lines)}`,
    noSuchService: (quote, lines) =>
      `I could not find a service called “${quote}”. Which one would you like?\n${
        list(lines)
      }`,
    durations: (lines) =>
      `This is how long it takes:\n${
        bullets(lines.map(({ name, minutes }) => `${name}, ${minutes} minutes`))
      }`,
    products: (lines) => `We have:\n${list(lines)}`,
    noSuchProduct: (lines) =>
      `I could not find that.${
        lines.length > 0 ? ` This is what we have:\n${list(lines)}` : ""
      }`,
    whichProduct: (lines) => `Which one do you mean?\n${list(lines)}`,
    stock: (lines) =>
      lines.map(({ name, stock = 0, price }) =>
        stock > 0
          ? `There are ${stock} of ${name} (${price}) in stock.`
          : `${name} (${price}) is sold out.`
      ).join("\n"),
    about: (name, text) => `${name}: ${text}`,
  },
};

function listJa(lines: readonly Priced[]): string {
  return bulletsJa(
    lines.map(({ name, price, minutes, isSoldOut }) =>
      `${name}　${minutes ? `${minutes}分　` : ""}${price}${
        isSoldOut ? "（在庫切れ）" : ""
      }`
    ),
  );
}

function list(lines: readonly Priced[]): string {
  return bullets(
    lines.map(({ name, price, minutes, isSoldOut }) =>
      `${name}, ${minutes ? `${minutes} minutes, ` : ""}${price}${
        isSoldOut ? " (sold out)" : ""
      }`
    ),
  );
}
