import { assert, assertEquals, assertMatch } from "@std/assert";
import { createTestApp } from "../../test_app.ts";
import { request, toolsOf } from "../test_calls.ts";

/** A JSON schema as it is sent. */
type JsonSchema = Record<string, unknown>;

interface ListedTool {
  name: string;
  description: string;
  inputSchema: JsonSchema;
  outputSchema: JsonSchema;
}

/**
 * The keywords that all model APIs accept in a tool's schema: OpenAI's strict
 * mode (which sends null for omitted fields), Anthropic's, and Gemini's, which
 * refuses all others. Limits that a strict mode cannot enforce are removed by
 * that model's client. A keyword that is not listed here makes some API refuse
 * all tools.
 */
const KEYWORDS: Record<string, readonly string[]> = {
  object: ["properties", "required", "additionalProperties"],
  array: ["items", "minItems", "maxItems"],
  string: ["enum", "format", "minLength", "maxLength"],
  integer: ["minimum", "maximum"],
  number: ["minimum", "maximum"],
  boolean: [],
};

/** The object whose keys are defined by a form of the business. */
const FREE_KEYS = "form_submit.answers";

/** The reasons why an API could refuse `schema`, with their places. */
function problemsOf(schema: JsonSchema, place: string): string[] {
  const { type, anyOf, description: _, ...rest } = schema;
  if (anyOf !== undefined && type === undefined) {
    const others = Object.keys(rest).map((key) => `${place}: ${key} at anyOf`);
    const branches = (anyOf as JsonSchema[])
      .flatMap((branch, at) => problemsOf(branch, `${place}|${at}`));
    return [...others, ...branches];
  }
  const allowed = KEYWORDS[String(type)];
  if (typeof type !== "string" || !allowed) {
    return [`${place}: type ${JSON.stringify(type)}`];
  }
  return [
    ...Object.keys(rest).filter((key) => !allowed.includes(key))
      .map((key) => `${place}: ${key}`),
    ...(type === "object" ? problemsOfMembers(schema, place) : []),
    ...problemsOfValues(schema, place),
  ];
}

function problemsOfMembers(schema: JsonSchema, place: string): string[] {
  const { properties, required = [], additionalProperties } = schema;
  const isFree = place === FREE_KEYS;
  const members = Object.entries(
    (properties ?? {}) as Record<string, JsonSchema>,
  );
  const names = members.map(([name]) => name);
  return [
    ...members.flatMap(([name, of]) => problemsOf(of, `${place}.${name}`)),
    ...(isFree
      ? problemsOf(additionalProperties as JsonSchema, `${place}.*`)
      : []),
    ...((properties === undefined) === isFree ? [] : [`${place}: properties`]),
    ...((additionalProperties === false) === isFree
      ? [`${place}: additionalProperties`]
      : []),
    ...(required as string[]).filter((name) => !names.includes(name))
      .map((name) => `${place}: requires an unknown ${name}`),
  ];
}

function problemsOfValues(schema: JsonSchema, place: string): string[] {
  const { type, items, enum: values = [], format = "date-time" } = schema;
  return [
    ...(type === "array"
      ? problemsOf((items ?? {}) as JsonSchema, `${place}[]`)
      : []),
    ...((values as unknown[]).every((value) => typeof value === "string")
      ? []
      : [`${place}: enum of other values than text`]),
    ...(format === "date-time" ? [] : [`${place}: format ${format}`]),
  ];
}

async function listTools(): Promise<ListedTool[]> {
  await using app = await createTestApp();
  const token = await app.tokenFor("usr_1");
  const { body } = await request(app, "tools/list", {}, { token });
  assertEquals(body.result.tools.length, toolsOf(app).length);
  return body.result.tools;
}

Deno.test("every tool's input schema uses only keywords that all model APIs accept", async () => {
  for (const { name, description, inputSchema } of await listTools()) {
    assertMatch(name, /^[a-z]+_[a-z]+$/);
    assert(description.length <= 1024, `${name} is described at length`);
    assertEquals(inputSchema.type, "object");
    assertEquals(problemsOf(inputSchema, name), []);
  }
});

Deno.test("the only input with free keys is described as such", async () => {
  const tools = await listTools();
  const submit = tools.find(({ name }) => name === "form_submit")!;
  const { answers } = submit.inputSchema.properties as Record<
    string,
    JsonSchema
  >;
  assertMatch(String(answers!.description), /without fixed keys/);
});

Deno.test("no schema of a tool has a list of types", async () => {
  for (const { name, inputSchema, outputSchema } of await listTools()) {
    const text = JSON.stringify([inputSchema, outputSchema]);
    assert(!/"type":\[/.test(text), name);
  }
});

Deno.test("schemas that an API would refuse are found", () => {
  const refused: [JsonSchema, string][] = [
    [{ type: ["string", "null"] }, `t: type ["string","null"]`],
    [{ type: "null" }, `t: type "null"`],
    [{ const: "a" }, "t: type undefined"],
    [{ type: "integer", exclusiveMinimum: 0 }, "t: exclusiveMinimum"],
    [{ type: "string", pattern: "^a$" }, "t: pattern"],
    [{ type: "string", format: "email" }, "t: format email"],
    [{ type: "string", default: "a" }, "t: default"],
    [{ type: "string", enum: ["a", 1] }, "t: enum of other values than text"],
    [{ type: "object", properties: {} }, "t: additionalProperties"],
    [
      { type: "object", additionalProperties: false },
      "t: properties",
    ],
    [{ type: "array", items: {} }, "t[]: type undefined"],
    [{ anyOf: [{ type: "string" }, { type: "null" }] }, `t|1: type "null"`],
    [{ oneOf: [{ type: "string" }] }, "t: type undefined"],
    [{ $ref: "#/$defs/a" }, "t: type undefined"],
  ];
  for (const [schema, problem] of refused) {
    assertEquals(problemsOf(schema, "t"), [problem]);
  }
});
