import type { Intent } from "./frame.ts";

/** What stands in a part of a message, as "kind" and "kind:value". */
export type Evidence = ReadonlySet<string>;

/** The words that an intent needs, and those that it does not go with. */
export interface Rule {
  intent: Intent;
  /** Of each group one must be there. */
  all: readonly (readonly string[])[];
  none: readonly string[];
}

/** Each string is a group of words, separated by spaces. */
export const rule = (
  intent: Intent,
  all: readonly string[],
  none: readonly string[] = [],
): Rule => ({
  intent,
  all: all.map((group) => group.split(" ")),
  none: none.flatMap((group) => group.split(" ")),
});

function fits({ all, none }: Rule, evidence: Evidence): boolean {
  return all.every((group) => group.some((one) => evidence.has(one))) &&
    !none.some((one) => evidence.has(one));
}

/** The intent of the first rule that fits. */
export const findIntent = (rules: readonly Rule[], evidence: Evidence) =>
  rules.find((one) => fits(one, evidence))?.intent;

export const PRODUCT = "name:product name:product+service";
export const SERVICE = "name:service name:product+service";
