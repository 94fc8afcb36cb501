import type { StoredProduct } from "./columns.ts";
import type { Product } from "./schemas.ts";

/** A stored product as customers see it. */
export function toProduct(row: StoredProduct): Product {
  const { nameJa, nameEn, descriptionJa, descriptionEn, ...rest } = row;
  const { id, position: _, ...shown } = rest;
  return {
    id,
    name: { ja: nameJa, en: nameEn },
    description: { ja: descriptionJa, en: descriptionEn },
    ...shown,
  };
}
