import * as z from "zod";

const marks = z.registry<{ isPersonal: boolean }>();

/**
 * Marks a schema whose values are personal data: texts that people wrote about
 * themselves, names, addresses, numbers. They are left out of the audit log,
 * and their columns are emptied when a customer is forgotten.
 */
export function personal<Schema extends z.ZodType>(schema: Schema): Schema {
  return marked(schema, true);
}

/** Marks a schema whose values are not personal data, such as ids. */
export function notPersonal<Schema extends z.ZodType>(schema: Schema): Schema {
  return marked(schema, false);
}

/** A marked copy: the schema itself may be used in other places, too. */
function marked<Schema extends z.ZodType>(
  schema: Schema,
  isPersonal: boolean,
): Schema {
  const copy = schema.clone();
  marks.add(copy, { isPersonal });
  return copy;
}

/**
 * Whether the values of `schema` are personal data. Undefined if that is not
 * decided: a free text has to be marked one way or the other.
 */
export function isPersonal(schema: z.core.$ZodType): boolean | undefined {
  const mark = marks.get(schema);
  if (mark) return mark.isPersonal;
  const inner = innerOf(schema);
  if (inner) return isPersonal(inner);
  const def: { type: string; format?: string } = schema._zod.def;
  switch (def.type) {
    case "string":
      // A date or time is not personal; other formats, such as `email`, can be.
      return TIME_FORMATS.includes(def.format ?? "") ? false : undefined;
    case "number":
    case "boolean":
    case "date":
    case "enum":
    case "literal":
    case "null":
      return false;
    default:
      return undefined;
  }
}

const TIME_FORMATS = ["datetime", "date", "time"];

/** The schema inside an optional, nullable or default schema. */
export function innerOf(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  const { innerType } = schema._zod.def as { innerType?: z.core.$ZodType };
  return innerType;
}
