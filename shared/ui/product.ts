import type { Bilingual } from "./locale.ts";

/** The product's name, as people read it. */
export const PRODUCT_NAME: Bilingual = { ja: "まどぐち", en: "Madoguchi" };

/** The product's name where a protocol wants a short identifier in ASCII. */
export const PRODUCT_ID = "madoguchi";
