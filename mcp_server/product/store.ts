import type { TransactionSql } from "../storage/statement.ts";
import { productRow, type StoredProduct } from "./columns.ts";

/** Which products, from where on. */
export interface ProductFilter {
  /** Words of a name or description, in either language. */
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
  return await sql<StoredProduct[]>`
    select ${columns(sql)} from ${shelves(sql, now)}
    where active
      ${query ? sql`and ${matchesWords(sql, query)}` : sql``}
      ${
    after ? sql`and (position, id) > (${after.position}, ${after.id})` : sql``
  }
    order by position, id limit ${limit}`;
}

/**
 * Every word is somewhere in the texts, or begins with a word of the name, as
 * "moisture" does for a "Moist Shampoo". Words shorter than this begin too many.
 */
const SHORTEST_BEGINNING = 4;

/** Whether every word of a search is somewhere in a product's texts. */
export function matchesWords(sql: TransactionSql, query: string) {
  const words = query.normalize("NFKC").split(/\s+/).filter(Boolean);
  return sql`not exists (
    select from unnest(${words}::text[]) as word
    where position(search_key(word) in search_key(concat_ws('|',
        name_ja, name_en, description_ja, description_en))) = 0
      and not exists (
        select from regexp_split_to_table(name_en, '\\W+') as part
        where length(part) >= ${SHORTEST_BEGINNING}
          and starts_with(search_key(word), search_key(part))))`;
}

/** The product of that id, if it is on sale. */
export async function getProduct(
  sql: TransactionSql,
  id: string,
  now: Date,
): Promise<StoredProduct | undefined> {
  const [row] = await sql<StoredProduct[]>`
    select ${columns(sql)} from ${shelves(sql, now, [id])}
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
    select ${columns(sql)} from ${shelves(sql, now, ids)}
    where id = any (${ids}::text[]) and active`;
}

/** Products, each with what orders hold; `ids` spares a look at all orders. */
export function shelves(
  sql: TransactionSql,
  now: Date,
  ids: readonly string[] | null = null,
) {
  return sql`products
    left join held_stock(${now}, ${ids}::text[]) as held
      on held.product_id = products.id`;
}

/** Free is never told below zero, which a database restored from parts may be. */
function columns(sql: TransactionSql) {
  return sql`${productRow.list},
    greatest(stock - coalesce(held.quantity, 0), 0) as stock`;
}

/** A product's stock, behind its lock. */
export interface StockCount {
  onHand: number;
  held: number;
}

/**
 * The stock of a product, which stays locked until the transaction ends.
 * Undefined if there is no such product, on sale or not.
 */
export async function lockStock(
  sql: TransactionSql,
  id: string,
  now: Date,
): Promise<StockCount | undefined> {
  await sql`select return_lapsed_stock(${now}, ${[id]}::text[], null)`;
  const [row] = await sql<StockCount[]>`
    select stock as "onHand", coalesce(held.quantity, 0) as held
    from ${shelves(sql, now, [id])} where id = ${id}`;
  return row;
}

/** Writes how many units are on hand; the product has to be locked. */
export async function setStock(
  sql: TransactionSql,
  id: string,
  onHand: number,
): Promise<void> {
  await sql`update products set stock = ${onHand} where id = ${id}`;
}

/** A product that runs out. */
export interface LowProduct {
  id: string;
  nameJa: string;
  nameEn: string;
  onHand: number;
  free: number;
}

/** Products on sale of which few can be ordered, the fewest first. */
export async function listLowStock(
  sql: TransactionSql,
  { now, limit }: { now: Date; limit: number },
): Promise<LowProduct[]> {
  const free = sql`stock - coalesce(held.quantity, 0)`;
  return await sql<LowProduct[]>`
    select id, name_ja as "nameJa", name_en as "nameEn", stock as "onHand",
      greatest(${free}, 0) as free
    from ${shelves(sql, now)}
    where active and ${free} <= low_stock_at
    order by ${free}, position, id limit ${limit}`;
}
