import type { Question } from "../../../shared/ui/form/controls.ts";
import type { Bilingual } from "../../../shared/ui/locale.ts";

/** What the builder changes of a form. */
export interface FormContent {
  titleJa: string;
  titleEn: string;
  fields: readonly Question[];
}

/** A form as `form_catalogue` answers it. */
export interface BuiltForm extends FormContent {
  id: string;
  version: number;
  active: boolean;
  submissions: number;
}

/** What a person chooses; a longer text is a type of its own here. */
export const KINDS = [
  "text",
  "long_text",
  "single",
  "multi",
  "yes_no",
  "consent",
  "date",
  "time",
  "number",
  "phone",
  "email",
] as const;
export type Kind = typeof KINDS[number];

export function kindOf({ type, long }: Question): Kind {
  return type === "text" && long ? "long_text" : type as Kind;
}

const EMPTY = { ja: "", en: "" };

/** A question of that kind, with nothing written yet. */
export function newQuestion(kind: Kind, id: string): Question {
  const common = { id, label: EMPTY, required: kind === "consent" };
  return withKind({ ...common, type: "text" }, kind);
}

/** The question with another kind of answer; its words stay. */
export function withKind(question: Question, kind: Kind): Question {
  const { id, label, required, help, showIf, options } = question;
  const common = {
    id,
    label,
    required,
    ...(help && { help }),
    ...(showIf && { showIf }),
  };
  switch (kind) {
    case "text":
      return { ...common, type: "text", long: false, maxLength: 200 };
    case "long_text":
      return { ...common, type: "text", long: true, maxLength: 2000 };
    case "number":
      return { ...common, type: "number", integer: true };
    case "single":
    case "multi":
      return { ...common, type: kind, options: options ?? [newOption([])] };
    default:
      return { ...common, type: kind };
  }
}

/** An option with a value that none of the others has. */
export function newOption(others: readonly { value: string }[]) {
  let number = others.length + 1;
  while (others.some(({ value }) => value === `option_${number}`)) number++;
  return { value: `option_${number}`, label: EMPTY };
}

/** The list with the element at `from` a place further up or down. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const to = from + by;
  if (to < 0 || to >= list.length) return [...list];
  return list.toSpliced(from, 1).toSpliced(to, 0, list[from]!);
}

/** The questions without conditions that no longer have their question. */
export function withoutBroken(fields: readonly Question[]): Question[] {
  return fields.map((field, place) => {
    const { showIf, ...others } = field;
    if (!showIf) return field;
    const before = fields.slice(0, place);
    return answersOf(before).some(({ field, is }) =>
        field === showIf.field && is === showIf.is
      )
      ? field
      : others;
  });
}

/** An answer on which a later question can depend. */
interface PossibleAnswer {
  field: string;
  label: Bilingual;
  is: string | boolean;
  /** Null where it is yes or no. */
  option: Bilingual | null;
}

/** The answers on which a later question can depend. */
export function answersOf(before: readonly Question[]): PossibleAnswer[] {
  return before.flatMap((question): PossibleAnswer[] => {
    const { id: field, label, type, options = [] } = question;
    if (type === "yes_no" || type === "consent") {
      return [true, false].map((is) => ({ field, label, is, option: null }));
    }
    return options.map(({ value: is, label: option }) => ({
      field,
      label,
      is,
      option,
    }));
  });
}
