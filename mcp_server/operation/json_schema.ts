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
  examples?: unknown[];
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
 * top of that, a pattern of 300 characters. Examples are for people: a model
 * would pay for them with each turn.
 */
export function toJsonSchema(
  schema: z.ZodType,
  direction: Direction,
  { withExamples = false }: { withExamples?: boolean } = {},
): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: direction,
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
      if (!withExamples) delete jsonSchema.examples;
    },
  });
  return json as JsonSchema;
}

/** A value that `schema` accepts, made of the examples of its fields. */
export function exampleOf(schema: JsonSchema): unknown {
  const { examples, anyOf, oneOf, type, properties = {} } = schema;
  if (examples) return examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [first] = anyOf ?? oneOf ?? [];
  if (first) return exampleOf(first);
  switch ([type].flat()[0]) {
    case "object":
      return Object.fromEntries(
        Object.entries(properties)
          .map(([name, member]) => [name, exampleOf(member)]),
      );
    case "array":
      return [exampleOf(schema.items ?? {})];
    case "string":
      return "text";
    case "integer":
    case "number":
      return Math.max(schema.minimum ?? 1, 1);
    default:
      return true;
  }
}
