/**
 * The public assertions of `@std/assert` 1.x, for networks that mirror npm but
 * not JSR. Names, signatures and results are those of upstream; the messages of
 * failures may differ.
 */
export * from "./assertion_error.ts";
export * from "./collections.ts";
export * from "./equal.ts";
export * from "./equality.ts";
export * from "./errors.ts";
export * from "./numbers.ts";
export * from "./strings.ts";
export * from "./truth.ts";
