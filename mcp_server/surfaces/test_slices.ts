import type { Sql } from "postgres";
import type { Bilingual } from "../../shared/ui/locale.ts";
import { type Operation, operationName } from "../operation/operation.ts";
import { slices } from "../slices.ts";

/** Arguments of an operation. */
export type Arguments = Record<string, unknown>;

/** Ids of one customer's records, by the input field that takes them. */
export type Owned = Record<string, string>;

/** An operation that creates a record of the calling customer. */
export interface Creation {
  /** Its name, e.g. `booking_create`. */
  operation: string;
  /** The table in which it adds one row. */
  table: string;
  /** Valid arguments with `text` in a personal field; they differ by `round`. */
  args(of: { text: string; round: number; now: Date }): Arguments;
  // deno-lint-ignore no-explicit-any -- every operation has its own result
  owned?(result: any): Owned;
  /** Throws unless its other effects happened exactly `times` times. */
  assertDone?(owner: Sql, times: number): Promise<void>;
}

/** A text for people: the same in both languages, or one in each. */
export type LocalizedText = string | Bilingual;

/** A write, and the texts that its preview must contain. */
export interface PreviewExample {
  /** Its name, e.g. `booking_create`. */
  operation: string;
  by: "user" | "staff";
  /** All arguments, optional ones included, except `expectedTotalMinor`. */
  args: Arguments;
  /**
   * The texts for each argument, by its path without list positions, e.g.
   * `items.quantity`. For an id it is the name of the record.
   */
  texts: Readonly<Record<string, readonly LocalizedText[]>>;
  /**
   * For each argument that may be empty text: the preview's text for it, or
   * null if it removes nothing.
   */
  empty?: Readonly<Record<string, Bilingual | null>>;
}

/** The effect of a write, which its preview must have described. */
export interface WriteEffect {
  texts: readonly LocalizedText[];
  /** The total in the result, if the write has a price. */
  totalMinor?: number;
}

/** A customer whose records the service of another issuer tries to reach. */
export interface Victim {
  userId: string;
  issuer: string;
  /** The id of a token that is still valid. */
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
 * Example inputs of a slice for the tests of all surfaces. Each slice exports
 * them as `examples` from `test_examples.ts` in its folder.
 */
export interface SliceExamples {
  /** Inserts what customers can choose from: two of each kind, never sold out. */
  prepare?(owner: Sql): Promise<void>;
  creations?: readonly Creation[];
  /** Valid arguments of every other operation for users, by its name. */
  inputs?(of: { owned: Owned; now: Date }): Record<string, Arguments>;
  /** Plausible values of fields with these names, for random inputs. */
  pools?(now: Date): Record<string, readonly unknown[]>;
  /** An example of each write, for each kind of caller. */
  previews?(of: { owned: Owned; now: Date }): readonly PreviewExample[];
  /** The effect of each write, from its result and arguments, by its name. */
  effects?: Readonly<
    // deno-lint-ignore no-explicit-any -- every operation has its own result
    Record<string, (result: any, args: any) => WriteEffect>
  >;
  /**
   * Optional fields, e.g. `order_hold.until`, that take a record which no example
   * makes. The slice has tests of its own for them.
   */
  untried?: readonly string[];
  /** Raises the price of everything that is offered, booked or ordered. */
  raisePrices?(owner: Sql): Promise<void>;
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

/** The creations of all slices. */
export const creations: readonly Creation[] = examples
  .flatMap(({ creations = [] }) => creations);

/** Optional fields that the slices test themselves. */
export const untried: ReadonlySet<string> = new Set(
  examples.flatMap(({ untried = [] }) => untried),
);

/** Inserts what customers can choose from, for every slice. */
export async function prepareSlices(owner: Sql): Promise<void> {
  for (const { prepare } of examples) await prepare?.(owner);
}

/**
 * Valid arguments of an operation that is no creation, for the caller's records.
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
