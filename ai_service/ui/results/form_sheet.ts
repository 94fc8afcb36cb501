import type { PreviewField } from "../../agent/preview.ts";
import type { Locale } from "../../../shared/ui/locale.ts";
import { type Row, rowsOf, textOf } from "./read_result.ts";

/** A control, and whether it has to be filled in. */
export interface FormControl extends PreviewField {
  required: boolean;
}

/** The controls of a form as `form_get` answers it, none of them filled in. */
export function controlsOf(
  form: Row,
  locale: Locale,
  words: { optional: string; yes: string },
): FormControl[] {
  return rowsOf(form, "fields").map((field) => {
    const isChoice = field.type === "single" || field.type === "multi";
    const label = textOf(field.label, locale);
    const options = field.type === "consent"
      ? [{ value: "true", label: words.yes }]
      : isChoice
      ? rowsOf(field, "options").map((option) => ({
        value: textOf(option.value, locale),
        label: textOf(option.label, locale),
      }))
      : undefined;
    return {
      required: field.required === true,
      path: `answers.${textOf(field.id, locale)}`,
      label: field.required === true ? label : `${label} ${words.optional}`,
      type: controlOf(field),
      value: field.type === "multi" ? [] : null,
      ...(options && { options }),
    };
  });
}

function controlOf(field: Row): PreviewField["type"] {
  switch (field.type) {
    case "text":
      return field.long === true ? "long_text" : "text";
    case "number":
      return field.integer === true ? "integer" : "number";
    case "date":
    case "time":
      return field.type;
    case "single":
      return "choice";
    case "multi":
      return "choices";
    case "yes_no":
    case "consent":
      return "yes_no";
    default:
      return "text";
  }
}
