import type { FormValues } from "./form_values.ts";

/** Fields that mean something together only. */
const PRICE = ["priceMinor", "currency"];

/**
 * What a form changes of the record that it had shown, which it has in `was`.
 * What a person left alone is not written, so that a colleague's change of it
 * since then stays.
 */
export function changedFields(
  form: FormValues,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const was = shownBefore(form);
  const isChanged = (name: string) => !isSame(values[name], was[name]);
  const isPriceChanged = PRICE.some(isChanged);
  return Object.fromEntries(
    Object.entries(values).filter(([name]) =>
      PRICE.includes(name) ? isPriceChanged : isChanged(name)
    ),
  );
}

/** All is taken for changed where the form does not say what it had shown. */
function shownBefore(form: FormValues): Readonly<Record<string, unknown>> {
  try {
    const was: unknown = JSON.parse(form.get("was"));
    return typeof was === "object" && was !== null ? { ...was } : {};
  } catch {
    return {};
  }
}

/** Ids in another order are the same choice. */
function isSame(one: unknown, other: unknown): boolean {
  const text = (value: unknown) =>
    JSON.stringify(Array.isArray(value) ? value.toSorted() : value);
  return other !== undefined && text(one) === text(other);
}
