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

/** Values that a writer can name, and the time. */
export interface Scene {
  owned: Owned;
  pools: Pools;
  now: Date;
}

/**
 * One input of a write as JSON, by `seed`: made from its schema alone; or a good
 * one, in three of five cases with one argument that is made at random.
 */
export function inputOf(write: Write, scene: Scene, seed: number): string {
  const schema = toJsonSchema(write.input, "input");
  const random = inputsFor(schema, scene.pools);
  const good = fc.constantFrom(...goodInputsOf(write, scene));
  const changed = fc.tuple(good, random).map(([args, json]) =>
    JSON.stringify({ ...args, ...oneOf(json, seed) })
  );
  const input = fc.oneof(
    { arbitrary: random, weight: 1 },
    { arbitrary: changed, weight: 3 },
    { arbitrary: good.map((args) => JSON.stringify(args)), weight: 2 },
  );
  return fc.sample(input, { numRuns: 1, seed })[0]!;
}

/** Good arguments, some of which are few and some all that there are. */
function goodInputsOf({ name, by, input }: Write, scene: Scene): Arguments[] {
  const { owned, now } = scene;
  const created = creations.filter(({ operation }) => operation === name)
    .flatMap(({ args }) =>
      [0, 1, 2].map((round) => args({ text: "a note", round, now }))
    );
  const usual = examples.flatMap(({ inputs, shown }) =>
    [
      inputs?.({ owned, now })[name] ?? [],
      ...shown?.({ owned, now })
        .filter((one) => one.operation === name && one.by === by)
        .map(({ args }) => args) ?? [],
    ].flat()
  );
  const good = [...created, ...usual].filter((args) =>
    input.safeParse(args).success
  );
  if (good.length > 0) return good;
  throw new TypeError(`No slice's test_examples.ts shows ${name} by ${by}`);
}

/** One member of a generated object, so that what is wrong is one thing. */
function oneOf(json: string, seed: number): Arguments {
  const value: unknown = JSON.parse(json);
  if (typeof value !== "object" || value === null) return {};
  const entries = Object.entries(value);
  const entry = entries[seed % entries.length];
  return entry ? Object.fromEntries([entry]) : {};
}
