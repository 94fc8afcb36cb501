import * as z from "zod";

/** A JSON Schema of dialect 2020-12, as far as zod writes it. */
export interface JsonSchema {
  type?: string;
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

/** Side of a call: its arguments or its result. */
export type Direction = "input" | "output";

/**
 * `schema` for readers, people and models, in the words that all models' servers
 * take. Examples are for people: a model would pay for them with each turn.
 */
export function toJsonSchema(
  schema: z.ZodType,
  direction: Direction,
  { withExamples = false }: { withExamples?: boolean } = {},
): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: direction,
    override: ({ jsonSchema }) => {
      simplify(jsonSchema);
      if (!withExamples) delete jsonSchema.examples;
    },
  });
  return unfoldTypes(json);
}

/**
 * Says the same in keywords that Gemini, Anthropic and OpenAI take in tools:
 * Gemini refuses a request with exclusive bounds or `propertyNames` in it, some
 * servers refuse a pattern, and next to a format it adds nothing (for a moment
 * it is 300 characters long).
 */
function simplify(schema: z.core.JSONSchema.BaseSchema): void {
  const { type, exclusiveMinimum } = schema;
  if (type === "integer" && typeof exclusiveMinimum === "number") {
    schema.minimum = exclusiveMinimum + 1;
    delete schema.exclusiveMinimum;
  }
  if (schema.format !== undefined) delete schema.pattern;
  delete schema.propertyNames;
}

/**
 * Gives each schema one type, as readers of an OpenAPI dialect need it; zod
 * writes alternatives as a list of types after everything else is done.
 */
function unfoldTypes(schema: object): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (_, value) => {
    if (!Array.isArray(value?.type)) return value;
    const { type, ...rest } = value;
    return { ...rest, anyOf: type.map((type: string) => ({ type })) };
  });
}

/** A value that `schema` accepts, made of the examples of its fields. */
export function exampleOf(schema: JsonSchema): unknown {
  const { examples, anyOf, oneOf, type, properties = {} } = schema;
  if (examples) return examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [first] = anyOf ?? oneOf ?? [];
  if (first) return exampleOf(first);
  switch (type) {
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
