import type { FormValues } from "../desk/form_values.ts";
import { priceFrom } from "./price_form.ts";
import { numberOf } from "./settings_fields.ts";

const TEXTS = ["nameJa", "nameEn", "descriptionJa", "descriptionEn"] as const;

/** A product as its form gives it. */
export function productFrom(form: FormValues) {
  return {
    ...Object.fromEntries(TEXTS.map((name) => [name, form.get(name)])),
    ...priceFrom(form),
    reducedTax: form.get("reducedTax") === "true",
    lowStockAt: numberOf(form.get("lowStockAt")),
  };
}

/** A new product, with how many of it are in the shop. */
export function newProductFrom(form: FormValues) {
  return { ...productFrom(form), onHand: numberOf(form.get("onHand")) };
}

/**
 * What a sheet for the stock of several products gives: those whose number was
 * changed, each with the number that the sheet had shown.
 */
export function stockFrom(form: FormValues) {
  const ids = form.all("productId");
  const shown = form.all("expected");
  const typed = form.all("onHand");
  const items = ids.map((productId, index) => ({
    productId,
    onHand: numberOf(typed[index] ?? ""),
    expectedOnHand: numberOf(shown[index] ?? ""),
  })).filter(({ onHand, expectedOnHand }) => onHand !== expectedOnHand);
  return {
    reason: form.get("reason"),
    note: form.optional("note"),
    items,
  };
}

/** Whether no number of the sheet was changed; a note alone is of nothing. */
export function isSheetUnchanged(sheet: unknown): boolean {
  const { items } = sheet as ReturnType<typeof stockFrom>;
  return items.length === 0;
}
