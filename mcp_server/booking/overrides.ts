import * as z from "zod";
import type { Locale } from "../../shared/ui/locale.ts";
import type { PreviewDetail } from "../operation/preview.ts";
import { OVERRIDE_LABEL, OVERRIDES, overrideWords } from "./override_words.ts";

/** A rule for customers that staff acted against. */
export const override = z.enum(OVERRIDES).meta({ examples: ["closed"] });
export type Override = z.output<typeof override>;

/** The line of a preview that says what staff act against. */
export function overrideLines(
  overrode: readonly Override[],
  locale: Locale,
): PreviewDetail[] {
  if (overrode.length === 0) return [];
  const value = overrideWords(overrode, locale);
  return [{ label: OVERRIDE_LABEL[locale], value }];
}
