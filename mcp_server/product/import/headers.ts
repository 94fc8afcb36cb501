import type { Headers } from "../../import/columns.ts";

/** How the columns of a file of products are called, in either language. */
export const PRODUCT_HEADERS = {
  id: ["商品ID", "Product ID"],
  nameJa: ["商品名（日本語）", "商品名", "Name (Japanese)"],
  nameEn: ["商品名（英語）", "Name (English)"],
  descriptionJa: ["説明（日本語）", "説明", "Description (Japanese)"],
  descriptionEn: ["説明（英語）", "Description (English)"],
  price: ["価格（税込）", "価格", "Price with tax"],
  currency: ["通貨", "Currency"],
  reducedTax: ["税率", "Tax rate"],
  onHand: ["店にある数", "在庫", "In the shop", "Stock"],
  lowStockAt: ["残り少ないと知らせる数", "Running out at"],
  active: ["販売", "On sale?", "On sale"],
} satisfies Headers;
