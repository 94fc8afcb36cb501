import type { Bilingual, Locale } from "../locale.ts";

/** One argument or answer that a person gives. */
export interface ControlField {
  /** The name of its control. */
  path: string;
  label: string;
  type:
    | "text"
    | "long_text"
    | "integer"
    | "number"
    | "date"
    | "time"
    | "yes_no"
    | "choice"
    | "choices";
  /** Null where nothing was given. */
  value: string | number | boolean | string[] | null;
  options?: { value: string; label: string }[] | undefined;
}

/** What the browser can check of a value by itself. */
export interface ControlAttributes {
  required?: boolean;
  type?: string;
  autocomplete?: "email" | "tel";
  min?: string | number;
  max?: string | number;
  maxLength?: number;
}

/** A question of a form as `form_get` answers it. */
export interface Question {
  id: string;
  type: string;
  label: Bilingual;
  required: boolean;
  help?: Bilingual;
  /** Asked only where that question has that answer. */
  showIf?: { field: string; is: string | boolean };
  long?: boolean;
  maxLength?: number;
  integer?: boolean;
  min?: number | string;
  max?: number | string;
  options?: readonly { value: string; label: Bilingual }[];
}

/** The control of a question. */
export interface FormControl extends ControlField {
  id: string;
  hint?: string;
  showIf?: Question["showIf"];
  attributes: ControlAttributes;
}

/** The controls of a form, none of them filled in. */
export function controlsOf(
  questions: readonly Question[],
  locale: Locale,
  { words, today }: {
    words: { optional: string; yes: string };
    /** `YYYY-MM-DD` at the business. */
    today: string;
  },
): FormControl[] {
  return questions.map((question) => {
    const { id, type, required, help, showIf } = question;
    const label = question.label[locale];
    const options = type === "consent"
      ? [{ value: "true", label: words.yes }]
      : question.options?.map(({ value, label }) => ({
        value,
        label: label[locale],
      }));
    return {
      id,
      attributes: { required, ...attributesOf(question, today) },
      path: `answers.${id}`,
      label: required ? label : `${label} ${words.optional}`,
      type: controlOf(question),
      value: type === "multi" ? [] : null,
      ...(options && { options }),
      ...(help && { hint: help[locale] }),
      ...(showIf && { showIf }),
    };
  });
}

function attributesOf(
  { type, min, max, maxLength }: Question,
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
      return { maxLength: maxLength ?? 2_000 };
    default:
      return {};
  }
}

function controlOf({ type, long, integer }: Question): ControlField["type"] {
  switch (type) {
    case "text":
      return long ? "long_text" : "text";
    case "number":
      return integer ? "integer" : "number";
    case "date":
    case "time":
      return type;
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
