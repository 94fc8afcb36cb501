import { z } from "zod";

const marks = z.registry<{ isPersonal: boolean }>();

/**
 * Marks a schema whose values are what people say about themselves, or how to
 * reach them. The audit log holds none of them, and forgetting a person empties
 * the columns that they are stored in.
 */
export function personal<Schema extends z.ZodType>(schema: Schema): Schema {
  return marked(schema, true);
}

/** Marks a schema of texts that say nothing about a person, such as ids. */
export function notPersonal<Schema extends z.ZodType>(schema: Schema): Schema {
  return marked(schema, false);
}

/** A copy, since a schema can be a part of many. */
function marked<Schema extends z.ZodType>(
  schema: Schema,
  isPersonal: boolean,
): Schema {
  const copy = schema.clone();
  marks.add(copy, { isPersonal });
  return copy;
}

/**
 * Whether the values of `schema` are personal; undefined where that is not
 * said, as it must be of every text that can be anything.
 */
export function isPersonal(schema: z.core.$ZodType): boolean | undefined {
  const mark = marks.get(schema);
  if (mark) return mark.isPersonal;
  const inner = innerOf(schema);
  if (inner) return isPersonal(inner);
  const def: { type: string; format?: string } = schema._zod.def;
  switch (def.type) {
    case "string":
      // Of the formats only these tell nothing, unlike e.g. an address.
      return MOMENTS.includes(def.format ?? "") ? false : undefined;
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

const MOMENTS = ["datetime", "date", "time"];

/** The schema within one that is optional, nullable and the like. */
export function innerOf(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  const { innerType } = schema._zod.def as { innerType?: z.core.$ZodType };
  return innerType;
}
