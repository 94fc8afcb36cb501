import type { z } from "zod";

/** Details of a record, with null for those that were not given. */
export type Filled<Given> = {
  [Name in keyof Given]-?: Exclude<Given[Name], undefined> | null;
};

/**
 * Every field of `details` as it is stored in a new record: null where nothing,
 * or an empty text, was given.
 */
export function filled<
  Details extends z.ZodObject,
  Given extends z.output<Details>,
>(
  details: Details,
  given: Given & Record<Exclude<keyof Given, keyof Details["shape"]>, never>,
): Filled<z.output<Details>> {
  const fields = Object.keys(details.shape)
    .map((name) => [name, orNull(given[name as keyof Given])]);
  return Object.fromEntries(fields);
}

/**
 * The fields in `given` that are not in `row` already. An empty text empties a
 * field, and one that is not given stays as it is.
 */
export function changesOf<Given extends object>(
  row: NoInfer<Filled<Given>>,
  given: Given,
): Partial<Filled<Given>> {
  const changes = Object.entries(given)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, orNull(value)] as const)
    .filter(([name, value]) => value !== row[name as keyof Given]);
  return Object.fromEntries(changes) as Partial<Filled<Given>>;
}

function orNull(value: unknown): unknown {
  return value === undefined || value === "" ? null : value;
}

/** `Input` without undefined as a value. */
type Given<Input> =
  & {
    [Name in keyof Input as undefined extends Input[Name] ? Name : never]?:
      Exclude<Input[Name], undefined>;
  }
  & {
    [Name in keyof Input as undefined extends Input[Name] ? never : Name]:
      Input[Name];
  };

/** `input` without the properties that are undefined. */
export function given<Input extends object>(input: Input): Given<Input> {
  const fields = Object.entries(input)
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(fields) as Given<Input>;
}
