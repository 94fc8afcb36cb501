/**
 * The public assertions of `@std/assert` 1.x, for networks that mirror npm but not JSR. Same names, signatures and
 * verdicts as upstream; the wording of a failure may differ.
 */
export * from "./assertion_error.ts";
export * from "./collections.ts";
export * from "./equal.ts";
export * from "./equality.ts";
export * from "./errors.ts";
export * from "./numbers.ts";
export * from "./strings.ts";
export * from "./truth.ts";
