import type { z } from "zod";
import { exampleOf, toJsonSchema } from "../operation/json_schema.ts";
import { innerOf, isPersonal } from "../storage/personal.ts";
import type { Arguments } from "./test_slices.ts";

/** A field of the input or output of an operation, at any depth. */
export interface Field {
  /** Property names from the root; 0 stands for the items of a list. */
  path: readonly (string | number)[];
  schema: z.ZodType;
  /** Whether the field, or an object that contains it, is optional. */
  isOptional: boolean;
}

/** Every field of `schema`, except objects and lists, which contain fields. */
export function fieldsOf(schema: z.core.$ZodType): Field[] {
  return walk(schema as z.ZodType, { path: [], isOptional: false });
}

function walk(
  schema: z.ZodType,
  { path, isOptional: isInOptional }: Omit<Field, "schema">,
): Field[] {
  const { def } = (schema as unknown as z.core.$ZodTypes)._zod;
  const isOptional = isInOptional || def.type === "optional";
  if (isPersonal(schema) !== undefined) return [{ path, schema, isOptional }];
  const inner = innerOf(schema);
  if (inner) return walk(inner as z.ZodType, { path, isOptional });
  switch (def.type) {
    case "object":
      return Object.entries(def.shape).flatMap(([name, member]) =>
        walk(member as z.ZodType, { path: [...path, name], isOptional })
      );
    case "array":
      return walk(def.element as z.ZodType, { path: [...path, 0], isOptional });
    default:
      return [{ path, schema, isOptional }];
  }
}

/** The property name of a field; items of a list have the name of the list. */
export function nameOf({ path }: Pick<Field, "path">): string {
  return String(path.findLast((part) => typeof part === "string"));
}

/** The value at a path, undefined where there is none. */
export function valueAt(args: Arguments, path: Field["path"]): unknown {
  return path.reduce<unknown>(
    (value, part) => (value as Arguments | undefined)?.[part],
    args,
  );
}

/** A copy of `args` with `value` at a path. */
export function withValue(
  args: Arguments,
  [part, ...rest]: Field["path"],
  value: unknown,
): Arguments {
  const copy: Arguments = structuredClone(args);
  const within = (copy[part!] ?? {}) as Arguments;
  copy[part!] = rest.length === 0 ? value : withValue(within, rest, value);
  return copy;
}

/**
 * Whether a field says what a person has seen, a price or a version: it is
 * compared, and neither shown nor stored.
 */
export function isExpectation(name: string): boolean {
  return ["expectedTotalMinor", "expectedVersion"].includes(name);
}

/**
 * A value that the schema of a field allows; texts begin with `text`.
 *
 * @throws {TypeError} If the schema is of a type this cannot make values of.
 */
export function makeValue({ schema, path }: Field, text: string): unknown {
  const all = toJsonSchema(schema, "input", { withExamples: true });
  const json = all.anyOf?.find(({ type }) => type !== "null") ?? all;
  const { enum: values, maxLength = 500, minLength = 0 } = json;
  if (values) return values.at(-1);
  switch (json.type) {
    case "string":
      if (json.format !== undefined) return exampleOf(json);
      return text.slice(0, maxLength).padEnd(minLength, "x");
    case "integer":
    case "number":
      return Math.min((json.minimum ?? 0) + 1, json.maximum ?? Infinity);
    case "boolean":
      return true;
    default:
      throw new TypeError(`Cannot make a value for "${path.join(".")}"`);
  }
}
