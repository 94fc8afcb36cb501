import type { Locale } from "../../../shared/ui/locale.ts";
import type { Headers } from "../../import/columns.ts";

/** The names of a file's columns in a language: each has the Japanese one first, the English one last. */
export function headersIn(headers: Headers, locale: Locale): string[] {
  return Object.values(headers)
    .map((names) => (locale === "ja" ? names[0] : names.at(-1)) ?? "");
}
