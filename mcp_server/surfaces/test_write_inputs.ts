import fc from "fast-check";
import { toJsonSchema } from "../operation/json_schema.ts";
import { inputsFor, type Pools } from "./test_inputs.ts";
import type { Write } from "./test_previews.ts";
import {
  type Arguments,
  creations,
  examples,
  type Owned,
} from "./test_slices.ts";

/** The values that generated inputs can use. */
export interface InputSources {
  owned: Owned;
  pools: Pools;
  now: Date;
}

/**
 * Generates an input of a write as JSON: from the schema alone (1 of 6), a valid
 * example with one random argument (3 of 6), or a valid example (2 of 6).
 */
export function generateInput(
  write: Write,
  sources: InputSources,
  seed: number,
): string {
  const schema = toJsonSchema(write.input, "input");
  const random = inputsFor(schema, sources.pools);
  const valid = fc.constantFrom(...validInputsOf(write, sources));
  const changed = fc.tuple(valid, random).map(([args, json]) =>
    JSON.stringify({ ...args, ...pickProperty(json, seed) })
  );
  const input = fc.oneof(
    { arbitrary: random, weight: 1 },
    { arbitrary: changed, weight: 3 },
    { arbitrary: valid.map((args) => JSON.stringify(args)), weight: 2 },
  );
  return fc.sample(input, { numRuns: 1, seed })[0]!;
}

/** Valid arguments from the examples, some with optional ones. */
function validInputsOf(
  { name, by, input }: Write,
  sources: InputSources,
): Arguments[] {
  const { owned, now } = sources;
  const created = creations.filter(({ operation }) => operation === name)
    .flatMap(({ args }) =>
      [0, 1, 2].map((round) => args({ text: "a note", round, now }))
    );
  const usual = examples.flatMap(({ inputs, previews }) =>
    [
      inputs?.({ owned, now })[name] ?? [],
      ...previews?.({ owned, now })
        .filter((one) => one.operation === name && one.by === by)
        .map(({ args }) => args) ?? [],
    ].flat()
  );
  const valid = [...created, ...usual].filter((args) =>
    input.safeParse(args).success
  );
  if (valid.length > 0) return valid;
  throw new TypeError(
    `No slice's test_examples.ts has an example of ${name} by ${by}`,
  );
}

/** One property of a generated object, so that only one can be invalid. */
function pickProperty(json: string, seed: number): Arguments {
  const value: unknown = JSON.parse(json);
  if (typeof value !== "object" || value === null) return {};
  const entries = Object.entries(value);
  const entry = entries[seed % entries.length];
  return entry ? Object.fromEntries([entry]) : {};
}
