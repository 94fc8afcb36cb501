import type { Bilingual } from "./locale.ts";

/** The product's name, as people read it. */
export const PRODUCT_NAME: Bilingual = { ja: "まどぐち", en: "Madoguchi" };

/** The product's identifier in protocols, in ASCII. */
export const PRODUCT_ID = "madoguchi";
