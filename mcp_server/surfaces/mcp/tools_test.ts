import { assert, assertEquals, assertMatch } from "@std/assert";
import { createTestApp } from "../../test_app.ts";
import { request, toolsOf } from "../test_calls.ts";

/** A schema as it is sent, whatever it holds. */
type Sent = Record<string, unknown>;

interface SentTool {
  name: string;
  description: string;
  inputSchema: Sent;
  outputSchema: Sent;
}

/**
 * What the models' servers take in a tool: OpenAI's strict mode (one that sends
 * null for what it leaves out), Anthropic's and Gemini's, which refuses all
 * else. A bound that a strict mode cannot enforce is taken out by that model's
 * client; a keyword that is not here makes some server refuse every tool.
 */
const KEYWORDS: Record<string, readonly string[]> = {
  object: ["properties", "required", "additionalProperties"],
  array: ["items", "minItems", "maxItems"],
  string: ["enum", "format", "minLength", "maxLength"],
  integer: ["minimum", "maximum"],
  number: ["minimum", "maximum"],
  boolean: [],
};

/** Keys that are the customer's form to say, and not the tool's. */
const FREE = "form_submit.answers";

/** Why a server could refuse `schema`, a line for each reason and place. */
function problemsOf(schema: Sent, place: string): string[] {
  const { type, anyOf, description: _, ...rest } = schema;
  if (anyOf !== undefined && type === undefined) {
    const others = Object.keys(rest).map((key) => `${place}: ${key} at anyOf`);
    const branches = (anyOf as Sent[])
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

function problemsOfMembers(schema: Sent, place: string): string[] {
  const { properties, required = [], additionalProperties } = schema;
  const isFree = place === FREE;
  const members = Object.entries((properties ?? {}) as Record<string, Sent>);
  const names = members.map(([name]) => name);
  return [
    ...members.flatMap(([name, of]) => problemsOf(of, `${place}.${name}`)),
    ...(isFree ? problemsOf(additionalProperties as Sent, `${place}.*`) : []),
    ...((properties === undefined) === isFree ? [] : [`${place}: properties`]),
    ...((additionalProperties === false) === isFree
      ? [`${place}: additionalProperties`]
      : []),
    ...(required as string[]).filter((name) => !names.includes(name))
      .map((name) => `${place}: requires an unknown ${name}`),
  ];
}

function problemsOfValues(schema: Sent, place: string): string[] {
  const { type, items, enum: values = [], format = "date-time" } = schema;
  return [
    ...(type === "array"
      ? problemsOf((items ?? {}) as Sent, `${place}[]`)
      : []),
    ...((values as unknown[]).every((value) => typeof value === "string")
      ? []
      : [`${place}: enum of other values than text`]),
    ...(format === "date-time" ? [] : [`${place}: format ${format}`]),
  ];
}

async function listTools(): Promise<SentTool[]> {
  await using app = await createTestApp();
  const token = await app.tokenFor("usr_1");
  const { body } = await request(app, "tools/list", {}, { token });
  assertEquals(body.result.tools.length, toolsOf(app).length);
  return body.result.tools;
}

Deno.test("every tool's input is written in what all models' servers take", async () => {
  for (const { name, description, inputSchema } of await listTools()) {
    assertMatch(name, /^[a-z]+_[a-z]+$/);
    assert(description.length <= 1024, `${name} is described at length`);
    assertEquals(inputSchema.type, "object");
    assertEquals(problemsOf(inputSchema, name), []);
  }
});

Deno.test("the one input with free keys says so", async () => {
  const tools = await listTools();
  const submit = tools.find(({ name }) => name === "form_submit")!;
  const { answers } = submit.inputSchema.properties as Record<string, Sent>;
  assertMatch(String(answers!.description), /without fixed keys/);
});

Deno.test("no schema of a tool has a type that is a list", async () => {
  for (const { name, inputSchema, outputSchema } of await listTools()) {
    const text = JSON.stringify([inputSchema, outputSchema]);
    assert(!/"type":\[/.test(text), name);
  }
});

Deno.test("what a server would refuse is found", () => {
  const refused: [Sent, string][] = [
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
