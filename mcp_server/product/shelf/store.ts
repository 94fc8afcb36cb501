import type { TransactionSql } from "../../storage/statement.ts";
import { products } from "../columns.ts";
import { matchesWords, shelves } from "../store.ts";
import type { ShelfProduct } from "./schemas.ts";

const row = products.pick(
  "id",
  "nameJa",
  "nameEn",
  "descriptionJa",
  "descriptionEn",
  "priceMinor",
  "currency",
  "reducedTax",
  "lowStockAt",
  "imageUrl",
  "active",
);

/** A product with its place in the shop's order. */
export type PlacedProduct = ShelfProduct & { position: number };

export interface ShelfFilter {
  id?: string;
  query?: string | undefined;
  onSale?: boolean | undefined;
  isLow?: boolean | undefined;
  after?: { position: number; id: string } | undefined;
  limit: number;
  now: Date;
}

/** Products, also those that are not on sale, in the order of the shop. */
export async function selectShelf(
  sql: TransactionSql,
  { id, query, onSale, isLow, after, limit, now }: ShelfFilter,
): Promise<PlacedProduct[]> {
  const held = sql`coalesce(held.quantity, 0)`;
  const low = sql`stock - ${held} <= low_stock_at`;
  return await sql<PlacedProduct[]>`
    select ${row.list}, position, stock as "onHand", ${held} as held,
      greatest(stock - ${held}, 0) as free, active and ${low} as "isLow"
    from ${shelves(sql, now, id === undefined ? null : [id])}
    where true
      ${id === undefined ? sql`` : sql`and products.id = ${id}`}
      ${query ? sql`and ${matchesWords(sql, query)}` : sql``}
      ${onSale === undefined ? sql`` : sql`and active = ${onSale}`}
      ${isLow ? sql`and active and ${low}` : sql``}
      ${
    after
      ? sql`and (position, products.id) > (${after.position}, ${after.id})`
      : sql``
  }
    order by position, products.id limit ${limit}`;
}

/** Locks a product; resolves to whether there is one. */
export async function lockProduct(
  sql: TransactionSql,
  id: string,
): Promise<boolean> {
  const rows = await sql`
    select from products where id = ${id} for no key update`;
  return rows.length > 0;
}

/** Puts products in that order, in the places that they have together. */
export async function sortProducts(
  sql: TransactionSql,
  ids: readonly string[],
): Promise<void> {
  // In the order in which every write locks products.
  await sql`select from products order by id for no key update`;
  await sql`
    with ranked as (
      select id, row_number() over (order by position, id) - 1 as place
      from products
    ), named as (
      select id, place, row_number() over (order by ordinality) as nth,
        row_number() over (order by place) as nth_place
      from ranked join (
        select id, min(ordinality) as ordinality
        from unnest(${ids}::text[]) with ordinality as given (id) group by id
      ) given using (id)
    ), sorted as (
      select ranked.id, coalesce(other.place, ranked.place) as place
      from ranked left join named using (id)
      left join named other on other.nth_place = named.nth
    )
    update products set position = sorted.place from sorted
    where sorted.id = products.id and position <> sorted.place`;
}
