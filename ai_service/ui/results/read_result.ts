import type { Locale } from "../../../shared/ui/locale.ts";

/** One record of a tool's answer. Its fields are the other system's to say. */
export type Row = Readonly<Record<string, unknown>>;

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The record under `key`; null where there is none. */
export function rowOf(result: unknown, key: string): Row | null {
  const value = isRow(result) ? result[key] : undefined;
  return isRow(value) ? value : null;
}

/** The records of the list under `key`; a note of what was left out is none. */
export function rowsOf(result: unknown, key: string): Row[] {
  const value = isRow(result) ? result[key] : undefined;
  return Array.isArray(value) ? value.filter(isRow) : [];
}

/** How many records the lists of a shortened result say were left out. */
export function leftOutOf(result: unknown): number {
  if (!isRow(result)) return 0;
  const counts = Object.keys(result).filter((key) => key.endsWith("LeftOut"));
  return counts.reduce((sum, key) => sum + numberOf(result[key]), 0);
}

/** A text, or the text of that language of `{ja, en}`; else "". */
export function textOf(value: unknown, locale: Locale): string {
  const text = isRow(value) ? value[locale] : value;
  return typeof text === "string" ? text : "";
}

/** A number; else 0. */
export function numberOf(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

/** Those whose name stands in the words; all of them where none does. */
export function namedIn(
  words: string,
  rows: readonly Row[],
  locale: Locale,
): readonly Row[] {
  const named = rows.filter((row) => isNamedIn(words, row, locale));
  return named.length > 0 ? named : rows;
}

/** Whether its name, or its title, stands in the words. */
export function isNamedIn(words: string, row: Row, locale: Locale) {
  const text = textOf(row["name"] ?? row["title"], locale);
  return text !== "" && words.includes(text);
}
