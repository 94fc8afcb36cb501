import fc from "fast-check";
import type { JsonSchema } from "../operation/json_schema.ts";

/** Values for properties by their name, such as ids of existing records. */
export type Pools = Record<string, readonly unknown[]>;

/**
 * Generates inputs for `schema` as JSON. Half of them are valid for the schema,
 * a third are valid apart from some places, and the rest are arbitrary.
 */
export function inputsFor(
  schema: JsonSchema,
  pools: Pools,
): fc.Arbitrary<string> {
  const valid = valueOf(schema, { pools });
  const mostlyValid = valueOf(schema, { pools, invalidEvery: 4 });
  const arbitrary = fc.oneof(mostlyValid, ODD, NESTED);
  return fc.oneof(
    { arbitrary: valid, weight: 3 },
    { arbitrary: mostlyValid, weight: 2 },
    { arbitrary, weight: 1 },
  ).map(toJson);
}

interface GeneratorOptions {
  pools: Pools;
  /** One in this many places gets an invalid value; none by default. */
  invalidEvery?: number;
}

function valueOf(
  schema: JsonSchema,
  options: GeneratorOptions,
  name = "",
): fc.Arbitrary<unknown> {
  const valid = validValueOf(schema, options, name);
  const { invalidEvery } = options;
  if (invalidEvery === undefined) return valid;
  return fc.oneof(
    { arbitrary: valid, weight: invalidEvery },
    { arbitrary: fc.oneof(ODD, NESTED), weight: 1 },
  );
}

function validValueOf(
  schema: JsonSchema,
  options: GeneratorOptions,
  name: string,
): fc.Arbitrary<unknown> {
  const pool = options.pools[name];
  const generated = generatedValueOf(schema, options);
  return pool
    ? fc.oneof({ arbitrary: fc.constantFrom(...pool), weight: 4 }, generated)
    : generated;
}

function generatedValueOf(
  schema: JsonSchema,
  options: GeneratorOptions,
): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) {
    return fc.oneof(...schema.anyOf.map((one) => valueOf(one, options)));
  }
  const { type } = schema;
  switch (type) {
    case "object":
      return objectOf(schema, options);
    case "array":
      return fc.array(valueOf(schema.items ?? {}, options), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 5, 5),
      });
    case "string":
      return stringOf(schema);
    case "integer":
      return integerOf(schema);
    case "number":
      return fc.double({ noNaN: true });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      throw new TypeError(`Cannot make a value: ${JSON.stringify(schema)}`);
  }
}

/** Half of the integers are small, as people's numbers are. */
function integerOf(
  { minimum: min = -SAFE, maximum: max = SAFE }: JsonSchema,
): fc.Arbitrary<number> {
  const most = Math.min(max, Math.max(min, 0) + 1000);
  return fc.oneof(
    fc.integer({ min: Math.max(min, -1000), max: most }),
    fc.bigInt({ min: BigInt(min), max: BigInt(max) }).map(Number),
  );
}

const SAFE = Number.MAX_SAFE_INTEGER;

/** Required properties, some optional ones, and sometimes an unknown one. */
function objectOf(
  schema: JsonSchema,
  options: GeneratorOptions,
): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const members = Object.entries(properties).map(([name, of]) => {
    const member = fc.record({
      name: fc.constant(name),
      value: valueOf(of, options, name),
    });
    const isNeeded = required.includes(name) &&
      options.invalidEvery === undefined;
    return isNeeded ? member : fc.option(member, { nil: undefined });
  });
  const free = typeof additionalProperties === "object"
    ? entriesOf(fc.string({ maxLength: 70 }), additionalProperties, options)
    : options.invalidEvery === undefined
    ? fc.constant([])
    : fc.array(fc.record({ name: NAME, value: ODD }), { maxLength: 1 });
  return fc.tuple(fc.tuple(...members), free).map(([known, unknown]) =>
    toObject([...known.filter((member) => member !== undefined), ...unknown])
  );
}

function entriesOf(
  name: fc.Arbitrary<string>,
  schema: JsonSchema,
  options: GeneratorOptions,
): fc.Arbitrary<Member[]> {
  return fc.array(
    fc.record({ name: fc.oneof(name, NAME), value: valueOf(schema, options) }),
    { maxLength: 5 },
  );
}

interface Member {
  name: string;
  value: unknown;
}

/** `__proto__` becomes an own property like any other. */
function toObject(members: readonly Member[]): unknown {
  return Object.fromEntries(members.map(({ name, value }) => [name, value]));
}

function stringOf(
  { format, minLength = 0, maxLength = 40 }: JsonSchema,
): fc.Arbitrary<string> {
  if (format === "date-time") return MOMENT;
  return fc.oneof(
    fc.string({ minLength, maxLength, size: "small" }),
    fc.string({ minLength, maxLength, unit: "grapheme", size: "small" }),
    fc.constantFrom(...TEXTS).map((text) => text.slice(0, maxLength)),
  ).filter((text) => text.length >= minLength);
}

const MOMENT = fc.record({
  at: fc.date({
    min: new Date("1999-12-31T00:00:00Z"),
    max: new Date("2201-01-01T00:00:00Z"),
    noInvalidDate: true,
  }),
  offset: fc.constantFrom("Z", "+09:00", "-12:00", "+14:00", "+23:59"),
}).map(({ at, offset }) => at.toISOString().replace("Z", offset));

/** Texts with characters that no text may contain. */
const BROKEN_TEXTS = ["\0", "a\0b", "\ud800", "\udfff\ud800"];

/** Texts that have caused errors in other servers. */
const TEXTS = [
  "",
  " ",
  "\ufeff",
  "\u202e",
  "\u2028",
  "😀".repeat(60),
  "é",
  "カット",
  "' or 1=1 --",
  "'; drop table bookings; --",
  "$1",
  "${jndi:ldap://x}",
  "%",
  "_%\\",
  "\\",
  "*",
  "(a+)+$",
  "../../etc/passwd",
  "<script>alert(1)</script>",
  "=1+1",
  "{{7*7}}",
  "null",
  "NaN",
  "Infinity",
  "1e999",
  "0x10",
  "true",
  "[]",
  "{}",
  "infinity",
  "-infinity",
  "epoch",
  "now",
  "2026-02-30T00:00:00Z",
  "2026-03-06T24:00:00+09:00",
  "2026-03-06T15:00:60+09:00",
  "2026-03-06T15:00:00.123456789012345678901234567890Z",
  "0001-01-01T00:00:00Z",
  "9999-12-31T23:59:59Z",
  "+275760-09-13T00:00:00Z",
  "2199-12-31T23:59:59-23:59",
  "2000-01-01T00:00:00+23:59",
  "W10",
  "WyJhIl0",
  "AAAA",
  "x".repeat(64),
  "x".repeat(65),
  "x".repeat(501),
  "x".repeat(10_000),
  "__proto__",
  "constructor",
];

const NUMBERS = [
  ...[0, -0, 1, -1, 0.1, 1.5, 100, 101],
  ...[2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, 2 ** 53, 2 ** 63],
  ...[-(2 ** 63), 1e21, 1e308, -1e308, 5e-324],
];

/** Stands for 1e999: JSON allows numbers that are too large for a double. */
const TOO_LARGE = "a number too large for a double";

const NAME = fc.oneof(
  fc.constantFrom(
    ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"],
    ...["id", "userId", "issuer", "status", "priceMinor", "role", ""],
  ),
  fc.string({ maxLength: 70 }),
);

const ODD: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.constantFrom(...BROKEN_TEXTS, "__proto__"),
  fc.constantFrom(...NUMBERS, TOO_LARGE),
  fc.constantFrom(null, true, false, [], {}),
  fc.string({ unit: "binary", size: "medium" }),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
);

const SMALL = fc.constantFrom(null, 0, -1, "", "a", [], {}, TOO_LARGE);

const NESTED: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({ depth: fc.integer({ min: 1, max: 200 }), leaf: ODD })
    .map(({ depth, leaf }) => nest(depth, leaf)),
  fc.record({ length: fc.integer({ min: 1, max: 2000 }), item: SMALL })
    .map(({ length, item }) => new Array(length).fill(item)),
  fc.array(fc.record({ name: NAME, value: ODD }), { maxLength: 8 })
    .map(toObject),
);

function nest(depth: number, leaf: unknown): unknown {
  let value = leaf;
  for (let level = 0; level < depth; level++) {
    value = level % 2 === 0 ? [value] : { a: value };
  }
  return value;
}

function toJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(JSON.stringify(TOO_LARGE), "1e999");
}
