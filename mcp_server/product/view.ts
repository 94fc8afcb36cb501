import type { StoredProduct } from "./columns.ts";
import type { Product } from "./schemas.ts";

/** A stored product as customers see it. */
export function toProduct(row: StoredProduct): Product {
  const { id, nameJa, nameEn, descriptionJa, descriptionEn } = row;
  const { priceMinor, currency, stock, imageUrl } = row;
  return {
    id,
    name: { ja: nameJa, en: nameEn },
    description: { ja: descriptionJa, en: descriptionEn },
    priceMinor,
    currency,
    stock,
    imageUrl,
  };
}
