import { type FormField, formFields } from "../fields.ts";

/**
 * Fields as staff write them: what nobody could answer, or tell apart, is refused
 * at its question. Forms from before these rules are read as they are.
 */
export const newFields = formFields.superRefine((fields, context) => {
  for (const [index, field] of fields.entries()) {
    const problem = problemOf(field, fields.slice(0, index));
    if (!problem) continue;
    const [name, message] = problem;
    context.addIssue({ code: "custom", message, path: [index, name] });
  }
});

/** The part of the field that is wrong, and why. */
function problemOf(
  field: FormField,
  before: readonly FormField[],
): [name: string, why: string] | undefined {
  // An answer of that name would be lost where answers are read.
  if (field.id === "__proto__") return ["id", "must not be __proto__"];
  if (before.some((other) => lookAlike(other, field))) {
    return ["label", "is that of another field"];
  }
  if ("options" in field && hasTwins(field.options)) {
    return ["options", "two have the same label"];
  }
  return hasWholeNumber(field)
    ? undefined
    : ["max", "leaves no whole number from the lowest on"];
}

type Labelled = Pick<FormField, "label">;

function lookAlike({ label: a }: Labelled, { label: b }: Labelled): boolean {
  return a.ja.trim() === b.ja.trim() || a.en.trim() === b.en.trim();
}

function hasTwins(options: readonly Labelled[]): boolean {
  return options.some((option, index) =>
    options.slice(0, index).some((other) => lookAlike(other, option))
  );
}

function hasWholeNumber(field: FormField): boolean {
  if (field.type !== "number" || !field.integer) return true;
  const { min = -Infinity, max = Infinity } = field;
  return Math.ceil(min) <= Math.floor(max);
}
