import type { Locale } from "../../shared/ui/locale.ts";
import type { Sql } from "../storage/statement.ts";
import type { NoticeKind } from "./kinds.ts";
import type { Template } from "./template.ts";

/** The words of the business, by `<kind> <locale>`. */
export type OwnWords = ReadonlyMap<string, Template>;

/** The words that the business has in place of the product's own. */
export async function readOwnWords(sql: Sql): Promise<OwnWords> {
  const rows = await sql<(Template & { kind: NoticeKind; locale: Locale })[]>`
    select kind, locale, subject, body as text from notice_words`;
  return new Map(
    rows.map(({ kind, locale, subject, text }) => [
      wordsKey(kind, locale),
      { subject, text },
    ]),
  );
}

export function wordsKey(kind: NoticeKind, locale: Locale): string {
  return `${kind} ${locale}`;
}
