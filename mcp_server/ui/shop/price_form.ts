import { parsePrice } from "../../../shared/text/price.ts";
import type { FormValues } from "../desk/form_values.ts";

/** A price and its currency as a form gives them. */
export function priceFrom(form: FormValues) {
  const currency = form.get("currency").trim().toUpperCase();
  const priceMinor = isCurrency(currency)
    ? parsePrice(form.get("priceMinor"), currency)
    : NaN;
  return { currency, priceMinor };
}

/** Whether it looks like ISO 4217; another text cannot be a price's unit. */
function isCurrency(currency: string): boolean {
  return /^[A-Z]{3}$/.test(currency);
}
