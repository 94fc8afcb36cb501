import type { PreviewField } from "../../agent/preview.ts";
import type { Locale } from "../../../shared/ui/locale.ts";
import type { ControlAttributes } from "../components/FieldInput.tsx";
import { numberOf, type Row, rowsOf, textOf } from "./read_result.ts";

/** A control, with what a browser can check of the answer by itself. */
export interface FormControl extends PreviewField {
  attributes: ControlAttributes;
}

/** The controls of a form as `form_get` answers it, none of them filled in. */
export function controlsOf(
  form: Row,
  locale: Locale,
  { words, today }: {
    words: { optional: string; yes: string };
    /** `YYYY-MM-DD` at the business. */
    today: string;
  },
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
      attributes: {
        required: field.required === true,
        ...attributesOf(field, today),
      },
      path: `answers.${textOf(field.id, locale)}`,
      label: field.required === true ? label : `${label} ${words.optional}`,
      type: controlOf(field),
      value: field.type === "multi" ? [] : null,
      ...(options && { options }),
    };
  });
}

function attributesOf(
  { type, min, max, maxLength }: Row,
  today: string,
): ControlAttributes {
  const day = (bound: unknown) => bound === "today" ? today : bound;
  switch (type) {
    case "email":
      return { type: "email", autocomplete: "email" };
    case "phone":
      return { type: "tel", autocomplete: "tel" };
    case "date":
      return {
        min: String(day(min) ?? "1900-01-01"),
        max: String(day(max) ?? "2199-12-31"),
      };
    case "number":
      return {
        ...(typeof min === "number" && { min }),
        ...(typeof max === "number" && { max }),
      };
    case "text":
      return { maxLength: numberOf(maxLength) || 2_000 };
    default:
      return {};
  }
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
