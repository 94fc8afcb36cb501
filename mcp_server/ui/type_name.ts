import type { JsonSchema } from "../operation/json_schema.ts";

/** A schema in a few words, e.g. `integer 1–100` or `string ≤ 500`. */
export function nameType(schema: JsonSchema): string {
  const { anyOf, enum: values, items, additionalProperties } = schema;
  if (anyOf) return anyOf.map(nameType).join(" | ");
  if (values) return values.map((value) => JSON.stringify(value)).join(" | ");
  const type = schema.format ?? schema.type ?? "any";
  if (items) return `${type} of ${nameType(items)}${limits(schema)}`;
  if (typeof additionalProperties === "object") {
    return `${type} of ${nameType(additionalProperties)}`;
  }
  return `${type}${limits(schema)}`;
}

/** The limits that somebody chose; those of the number format say nothing. */
function limits(schema: JsonSchema): string {
  const { minimum, maximum, maxLength, maxItems } = schema;
  const most = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  const least = minimum === Number.MIN_SAFE_INTEGER ? undefined : minimum;
  if (least !== undefined && most !== undefined) return ` ${least}–${most}`;
  if (least !== undefined) return ` ≥ ${least}`;
  const limit = most ?? maxLength ?? maxItems;
  return limit === undefined ? "" : ` ≤ ${limit}`;
}
