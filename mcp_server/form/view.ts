import type { StoredForm } from "./columns.ts";
import type { ListedForm } from "./schemas.ts";

/** A stored form as customers see it in a list. */
export function toListedForm(
  { id, version, titleJa, titleEn }: StoredForm,
): ListedForm {
  return { id, version, title: { ja: titleJa, en: titleEn } };
}
