import * as z from "zod";

/** How many fields a form can have. */
export const MAX_FIELDS = 50;
/** How many options a choice can have. */
export const MAX_OPTIONS = 50;

/** A label as people see it, in both languages. */
const label = z.strictObject({
  ja: z.string().min(1).max(1000).meta({ examples: ["お名前"] }),
  en: z.string().min(1).max(1000).meta({ examples: ["Your name"] }),
});

const common = {
  id: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/).meta({ examples: ["name"] }),
  label,
  required: z.boolean(),
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
  );

function hasDistinctOptions(field: FormField): boolean {
  return !("options" in field) ||
    areDistinct(field.options.map((option) => option.value));
}

function areDistinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
