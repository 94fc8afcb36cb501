import { pathOfPicture } from "../../picture/store.ts";
import type { TransactionSql } from "../../storage/statement.ts";

/** Gives a product a picture, or none; one that nothing shows is deleted. */
export async function setPicture(
  sql: TransactionSql,
  productId: string,
  imageUrl: string | null,
): Promise<void> {
  const [former] = await sql<{ imageUrl: string | null }[]>`
    select image_url as "imageUrl" from products where id = ${productId}`;
  await sql`
    update products set image_url = ${imageUrl} where id = ${productId}`;
  const [, id] = former?.imageUrl?.match(/^\/pictures\/([0-9a-f]{64})$/) ?? [];
  if (id === undefined) return;
  // Whoever gives a product this picture has locked it by storing it. The lock
  // is a statement of its own, so that the next one sees what they wrote.
  await sql`select from pictures where id = ${id} for update`;
  await sql`
    delete from pictures where id = ${id} and not exists (
      select from products where image_url = ${pathOfPicture(id)})`;
}
