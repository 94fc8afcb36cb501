import type { TransactionSql } from "../storage/statement.ts";
import { productRow, type StoredProduct } from "./columns.ts";

/** Which products, from where on. */
export interface ProductFilter {
  /** Part of a name, in either language. */
  query?: string | undefined;
  /** The last product of the page before. */
  after?: { position: number; id: string } | undefined;
  limit: number;
  now: Date;
}

/** The products on sale, in the order that the business chose. */
export async function listProducts(
  sql: TransactionSql,
  { query, after, limit, now }: ProductFilter,
): Promise<StoredProduct[]> {
  const pattern = `%${(query ?? "").replace(/[\\%_]/g, "\\$&")}%`;
  return await sql<StoredProduct[]>`
    select ${columns(sql)} from ${shelves(sql, now)}
    where active
      ${
    query
      ? sql`and (name_ja ilike ${pattern} or name_en ilike ${pattern})`
      : sql``
  }
      ${
    after ? sql`and (position, id) > (${after.position}, ${after.id})` : sql``
  }
    order by position, id limit ${limit}`;
}

/** The product of that id, if it is on sale. */
export async function getProduct(
  sql: TransactionSql,
  id: string,
  now: Date,
): Promise<StoredProduct | undefined> {
  const [row] = await sql<StoredProduct[]>`
    select ${columns(sql)} from ${shelves(sql, now)}
    where id = ${id} and active`;
  return row;
}

/** The products of those ids that are on sale, in no order. */
export async function getProducts(
  sql: TransactionSql,
  ids: readonly string[],
  now: Date,
): Promise<StoredProduct[]> {
  return await sql<StoredProduct[]>`
    select ${columns(sql)} from ${shelves(sql, now)}
    where id = any (${ids}::text[]) and active`;
}

/** Products, each with what expired orders hold and nobody has given back. */
function shelves(sql: TransactionSql, now: Date) {
  return sql`products
    left join lapsed_stock(${now}) as lapsed on lapsed.product_id = products.id`;
}

function columns(sql: TransactionSql) {
  return sql`${productRow.list},
    stock + coalesce(lapsed.quantity, 0) as stock`;
}
