import type { FormValues } from "../desk/form_values.ts";
import { priceFrom } from "./price_form.ts";
import { numberOf } from "./settings_fields.ts";

const NUMBERS = [
  "durationMinutes",
  "bufferBeforeMinutes",
  "bufferAfterMinutes",
  "slotStepMinutes",
  "leadMinutes",
  "horizonDays",
  "cancelCutoffMinutes",
] as const;

const TEXTS = ["nameJa", "nameEn", "descriptionJa", "descriptionEn"] as const;

/** A service as its form gives it. */
export function serviceFrom(form: FormValues) {
  return {
    ...Object.fromEntries(TEXTS.map((name) => [name, form.get(name)])),
    ...Object.fromEntries(
      NUMBERS.map((name) => [name, numberOf(form.get(name))]),
    ),
    ...priceFrom(form),
    needsApproval: form.get("needsApproval") === "true",
    resourceIds: form.all("resourceIds"),
  };
}

/** `ids` with one of them a place further up or down. */
export function movedBy(
  ids: readonly string[],
  id: string,
  by: -1 | 1,
): string[] {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= ids.length) return [...ids];
  return ids.toSpliced(from, 1).toSpliced(to, 0, id);
}
