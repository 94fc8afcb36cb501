import type { CheckedPicture } from "../../picture/checked_picture.ts";
import {
  idOfPicture,
  lockPictures,
  pathOfPicture,
  putPicture,
} from "../../picture/store.ts";
import type { TransactionSql } from "../../storage/statement.ts";
import type { ShelfProduct } from "../shelf/schemas.ts";

/**
 * Gives a product, which has to be locked, a picture, or none; one that nothing
 * shows is deleted.
 */
export async function setPicture(
  sql: TransactionSql,
  { id: productId, imageUrl }: Pick<ShelfProduct, "id" | "imageUrl">,
  { picture, now }: { picture: CheckedPicture | null; now: Date },
): Promise<void> {
  const [, former] = imageUrl?.match(/^\/pictures\/([0-9a-f]{64})$/) ?? [];
  const next = picture ? await idOfPicture(picture) : undefined;
  // Two products may swap their pictures at once, so both are locked in order.
  await lockPictures(sql, [former, next].flatMap((id) => id ?? []));
  if (picture) await putPicture(sql, picture, now);
  const path = next === undefined ? null : pathOfPicture(next);
  await sql`update products set image_url = ${path} where id = ${productId}`;
  if (former === undefined || former === next) return;
  // Whoever gives a product this picture has locked it by storing it. The lock
  // is a statement of its own, so that the next one sees what they wrote.
  await sql`select from pictures where id = ${former} for update`;
  await sql`
    delete from pictures where id = ${former} and not exists (
      select from products where image_url = ${pathOfPicture(former)})`;
}
