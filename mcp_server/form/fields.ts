import * as z from "zod";
import { text } from "../operation/fields.ts";
import { conditionProblem } from "./condition.ts";

/** How many fields a form can have. */
export const MAX_FIELDS = 50;
/** How many options a choice can have. */
export const MAX_OPTIONS = 50;

const written = text(1000).min(1, "must not be empty");

/** A text as people see it, in both languages. */
const label = z.strictObject({
  ja: written.meta({ examples: ["お名前"] }),
  en: written.meta({ examples: ["Your name"] }),
});

/** The answer to an earlier question on which another one depends. */
const showIf = z.strictObject({
  field: z.string().min(1).max(64).meta({ examples: ["first_visit"] }),
  is: z.union([z.string().max(64), z.boolean()]).meta({ examples: [true] }),
});

const common = {
  id: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/).meta({ examples: ["name"] }),
  label,
  required: z.boolean(),
  /** What helps to answer. */
  help: label.optional(),
  /** Asked only where that field has that answer. */
  showIf: showIf.optional(),
};

const options = z.array(
  z.strictObject({ value: z.string().min(1).max(64), label }),
).min(1).max(MAX_OPTIONS);

/** A day, or the day on which the form is handed in. */
const dayBound = z.union([z.literal("today"), z.iso.date()]);

/** One question of a form; the type says what an answer looks like. */
export const formField = z.discriminatedUnion("type", [
  z.strictObject({
    ...common,
    type: z.literal("text"),
    /** Several lines, or one. */
    long: z.boolean(),
    maxLength: z.int().min(1).max(2000).meta({ examples: [200] }),
  }),
  z.strictObject({ ...common, type: z.literal("email") }),
  z.strictObject({ ...common, type: z.literal("phone") }),
  z.strictObject({
    ...common,
    type: z.literal("number"),
    integer: z.boolean(),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  z.strictObject({
    ...common,
    type: z.literal("date"),
    /** The first and last day that is taken; 1900 to 2199 by default. */
    min: dayBound.optional(),
    max: dayBound.optional(),
  }),
  z.strictObject({ ...common, type: z.literal("time") }),
  z.strictObject({ ...common, type: z.literal("single"), options }),
  z.strictObject({ ...common, type: z.literal("multi"), options }),
  z.strictObject({ ...common, type: z.literal("yes_no") }),
  z.strictObject({ ...common, type: z.literal("consent") }),
]);
export type FormField = z.output<typeof formField>;

/** All fields of a form, in order: what a published version holds. */
export const formFields = z.array(formField).min(1).max(MAX_FIELDS)
  .refine(
    (fields) => areDistinct(fields.map((field) => field.id)),
    "two fields have the same id",
  )
  .refine(
    (fields) => fields.every(hasDistinctOptions),
    "two options of a field have the same value",
  )
  .refine(
    (fields) => fields.every(hasRange),
    "the lowest value of a field is above its highest",
  )
  .superRefine((fields, context) => {
    for (const [index, field] of fields.entries()) {
      const problem = conditionProblem(field, fields.slice(0, index));
      if (!problem) continue;
      context.addIssue({
        code: "custom",
        message: problem,
        path: [index, "showIf"],
      });
    }
  });

function hasRange(field: FormField): boolean {
  if (field.type !== "number" && field.type !== "date") return true;
  const { min, max } = field;
  return min === undefined || max === undefined || min === "today" ||
    max === "today" || min <= max;
}

function hasDistinctOptions(field: FormField): boolean {
  return !("options" in field) ||
    areDistinct(field.options.map((option) => option.value));
}

function areDistinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
