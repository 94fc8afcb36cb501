import type { Locale } from "../../../shared/ui/locale.ts";
import { operationName } from "../../operation/operation.ts";
import { operations, staffOperations } from "../../slices.ts";
import { auditWords } from "../locales/audit.ts";

/** All operations that an entry can be about, by their titles. */
export function operationChoices(locale: Locale) {
  return [...operations, ...staffOperations].map((operation) => ({
    value: operationName(operation),
    label: operation.title[locale],
  })).toSorted((a, b) => a.label.localeCompare(b.label, locale));
}

const PREVIEW = "_preview";

/** The title of a recorded operation; its name, if there is none any more. */
export function titleOf(name: string, locale: Locale): string {
  const isPreview = name.endsWith(PREVIEW);
  const plain = isPreview ? name.slice(0, -PREVIEW.length) : name;
  const operation = [...operations, ...staffOperations]
    .find((each) => operationName(each) === plain);
  const title = operation?.title[locale] ?? plain;
  return isPreview ? auditWords[locale].preview(title) : title;
}
