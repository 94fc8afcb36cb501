import { z } from "zod";

/** A JSON Schema of dialect 2020-12, as far as zod writes it. */
export interface JsonSchema {
  type?: string | string[];
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  const?: unknown;
  enum?: unknown[];
  format?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
}

/** What has to be sent, or what comes back. */
export type Direction = "input" | "output";

/**
 * `schema` for readers, people and models: a moment is `date-time` and not, on
 * top of that, a pattern of 300 characters.
 */
export function toJsonSchema(
  schema: z.ZodType,
  direction: Direction,
): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: direction,
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
    },
  });
  return json as JsonSchema;
}
