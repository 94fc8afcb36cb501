import type { Locale } from "../../../shared/ui/locale.ts";
import type { Headers } from "../../import/columns.ts";

/**
 * The headers of a file's columns in a language, by the columns' names. Of each
 * the Japanese one stands first and the English one last.
 */
export function headersIn(
  headers: Headers,
  locale: Locale,
): Readonly<Record<string, string>> {
  const entries = Object.entries(headers).map(([name, known]) =>
    [name, (locale === "ja" ? known[0] : known.at(-1)) ?? name] as const
  );
  return Object.fromEntries(entries);
}
