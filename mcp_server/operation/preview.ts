import * as z from "zod";
import type { Locale } from "../../shared/ui/locale.ts";
import type { Scope } from "../../shared/contract/scopes.ts";
import { currency, minorUnits, publicText } from "./fields.ts";

/** One line of what a write will do. */
const detail = z.strictObject({ label: publicText, value: publicText });
export type PreviewDetail = z.output<typeof detail>;

/** One argument that a person may change before they approve. */
const field = z.strictObject({
  /** The path in the arguments, e.g. `items.0.quantity`. */
  path: publicText.meta({ examples: ["note"] }),
  label: publicText,
  type: z.enum([
    "text",
    "long_text",
    "integer",
    "number",
    "date",
    "time",
    "yes_no",
    "choice",
    "choices",
  ]),
  /** As it stands in the arguments; null where it was not given. */
  value: z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.array(z.string()),
    z.null(),
  ]),
  /** Of a choice: what stands in the arguments, and what a person reads. */
  options: z.array(z.strictObject({ value: z.string(), label: publicText }))
    .optional(),
});
export type PreviewField = z.output<typeof field>;

/** The effect of a write, in words for the person who decides about it. */
export const preview = z.strictObject({
  title: publicText,
  summary: publicText,
  details: z.array(detail),
  fields: z.array(field),
  totalMinor: minorUnits.optional(),
  currency: currency.optional(),
  /** Of the record that is changed, where it has one. */
  version: z.int().positive().meta({ examples: [1] }).optional(),
  /** From then on the write would be refused for being late, in UTC. */
  validUntil: z.iso.datetime()
    .meta({ examples: ["2030-05-10T04:00:00.000Z"] }).optional(),
});
export type Preview = z.output<typeof preview>;

/** For whom a preview is written. */
export interface PreviewReader {
  locale: Locale;
  /** IANA name of the business's time zone. */
  timeZone: string;
  now: Date;
}

/** The scopes that cover everything a preview shows; all of them are needed. */
export type PreviewScopes = readonly [Scope, ...Scope[]];
