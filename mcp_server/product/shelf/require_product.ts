import { notFound } from "../../../shared/http/errors.ts";
import type { OperationContext } from "../../operation/operation.ts";
import type { ShelfProduct } from "./schemas.ts";
import { lockProduct, selectShelf } from "./store.ts";

/**
 * A product as it is, on sale or not, locked where it is about to be changed.
 *
 * @throws {ApiError} 404
 */
export async function requireProduct(
  { sql, now }: Pick<OperationContext, "sql" | "now">,
  id: string,
  { isLocked = true }: { isLocked?: boolean } = {},
): Promise<ShelfProduct> {
  if (isLocked && !await lockProduct(sql, id)) {
    throw notFound("Product", "productId");
  }
  const [found] = await selectShelf(sql, { id, limit: 1, now });
  if (!found) throw notFound("Product", "productId");
  const { position: _, ...product } = found;
  return product;
}
