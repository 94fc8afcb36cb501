import type { Sql } from "postgres";
import { type Operation, operationName } from "../operation/operation.ts";
import { slices } from "../slices.ts";

/** Arguments of an operation. */
export type Arguments = Record<string, unknown>;

/** What belongs to one customer, by the field that names it: `bookingId`. */
export type Owned = Record<string, string>;

/** An operation that leaves something of its caller's own behind. */
export interface Creation {
  /** Its name, e.g. `booking_create`. */
  operation: string;
  /** The table in which it adds one row. */
  table: string;
  /** Good arguments, with `text` as a secret; each `round` makes another. */
  args(of: { text: string; round: number; now: Date }): Arguments;
  // deno-lint-ignore no-explicit-any -- every operation has its own result
  owned?(result: any): Owned;
  /** Fails if what it does beside that row was not done `times` times. */
  assertDone?(owner: Sql, times: number): Promise<void>;
}

/** A customer whose things the services of other issuers go for. */
export interface Victim {
  userId: string;
  issuer: string;
  /** Of a token that is in use. */
  jti: string;
  owned: Owned;
}

/** A call by another issuer's service, and the HTTP status it has to get. */
export type ServiceAttempt = [
  operation: string,
  args: Arguments,
  status: number,
];

/**
 * What the tests of all surfaces need to know of a slice: it exports this as
 * `examples` from `test_examples.ts` in its folder.
 */
export interface SliceExamples {
  /** Writes what customers choose from: two of each, enough for everyone. */
  prepare?(owner: Sql): Promise<void>;
  creations?: readonly Creation[];
  /** Good arguments of each other operation for users, by its name. */
  inputs?(of: { owned: Owned; now: Date }): Record<string, Arguments>;
  /** What members of these names could hold, for inputs made at random. */
  pools?(now: Date): Record<string, readonly unknown[]>;
  asOtherService?(victim: Victim, now: Date): ServiceAttempt[];
}

/** The examples of all slices. */
export const examples: readonly SliceExamples[] = await Promise.all(
  slices.map(async ({ noun }) => {
    const path = new URL(`../${noun}/test_examples.ts`, import.meta.url).href;
    const module: { examples: SliceExamples } = await import(path);
    return module.examples;
  }),
);

/** What customers leave behind, by all slices. */
export const creations: readonly Creation[] = examples
  .flatMap(({ creations = [] }) => creations);

/** Writes what customers choose from, in every slice. */
export async function prepareSlices(owner: Sql): Promise<void> {
  for (const { prepare } of examples) await prepare?.(owner);
}

/**
 * Good arguments of an operation that creates nothing, for things of one's own.
 *
 * @throws {TypeError} If no slice has an example of it.
 */
export function inputFor(
  operation: Operation,
  of: { owned: Owned; now: Date },
): Arguments {
  const name = operationName(operation);
  for (const { inputs } of examples) {
    const input = inputs?.(of)[name];
    if (input) return input;
  }
  throw new TypeError(
    `${operation.noun}/test_examples.ts has no example of ${name}`,
  );
}
