import type { Sql, TransactionSql } from "../storage/statement.ts";

/** How the acting user's name is read, as far as it is known. */
export async function getOwnFurigana(
  sql: TransactionSql,
): Promise<string | null> {
  const [row] = await sql<{ furigana: string | null }[]>`
    select furigana from customers
    where issuer = app_issuer() and user_id = app_user_id()`;
  return row?.furigana ?? null;
}

/**
 * Writes down how the acting user's name is read, as they say it; an empty text
 * removes it. Their row has to be there already.
 */
export async function updateOwnFurigana(
  sql: Sql,
  furigana: string,
): Promise<void> {
  await sql`
    update customers set furigana = ${furigana === "" ? null : furigana}
    where issuer = app_issuer() and user_id = app_user_id()`;
}
