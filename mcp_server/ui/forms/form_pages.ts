import type { FormValues } from "../desk/form_values.ts";
import type { Refused } from "../desk/handlers.ts";
import { newQuestion } from "./content.ts";
import type { BuiltForm, FormContent } from "./content.ts";

/** What `form_catalogue` answers. */
export interface FormCatalogue {
  forms: readonly BuiltForm[];
}

/** A new form as its page gives it: with one question to begin with. */
export function newFormFrom(form: FormValues): Record<string, unknown> {
  const label = { ja: "お名前", en: "Your name" };
  return {
    titleJa: form.get("titleJa"),
    titleEn: form.get("titleEn"),
    fields: [{ ...newQuestion("text", "name"), label, required: true }],
  };
}

/** What the builder sends, for the operation to check. */
export function contentFrom(form: FormValues): Record<string, unknown> {
  try {
    const { titleJa, titleEn, fields } = JSON.parse(form.get("content"));
    return { titleJa, titleEn, fields };
  } catch {
    return { fields: null };
  }
}

/** What was sent and refused, so that no work is lost; else what is stored. */
export function shownContent(
  { titleJa, titleEn, fields }: BuiltForm,
  refused: Refused | null,
): FormContent {
  const stored = { titleJa, titleEn, fields };
  const sent = refused?.action === "edit" && contentFrom(refused.values);
  return sent && Array.isArray(sent.fields)
    ? sent as unknown as FormContent
    : stored;
}

/** The question that was refused, where it is one of them. */
export function badPlaceOf(refused: Refused | null): number | null {
  const place = /^fields\.(\d+)/.exec(refused?.field ?? "")?.[1];
  return place === undefined ? null : Number(place);
}
