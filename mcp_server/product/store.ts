import type { TransactionSql } from "../storage/statement.ts";
import type { Bilingual } from "../../shared/ui/locale.ts";

/** Something that can be bought. */
export interface Product {
  id: string;
  name: Bilingual;
  description: Bilingual;
  priceMinor: number;
  currency: string;
  /** What can be ordered now; what unexpired orders hold is gone. */
  stock: number;
  /** A path on this server, an https URL, or null. */
  imageUrl: string | null;
}

/** A product with its place in the list. */
export type ListedProduct = Product & { position: number };

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
): Promise<ListedProduct[]> {
  const pattern = `%${(query ?? "").replace(/[\\%_]/g, "\\$&")}%`;
  return await sql<ListedProduct[]>`
    select ${columns(sql)}, position from ${shelves(sql, now)}
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
): Promise<Product | undefined> {
  const [row] = await sql<Product[]>`
    select ${columns(sql)} from ${shelves(sql, now)}
    where id = ${id} and active`;
  return row;
}

/** Products, each with what expired orders hold and nobody has given back. */
function shelves(sql: TransactionSql, now: Date) {
  return sql`products
    left join lapsed_stock(${now}) as lapsed on lapsed.product_id = products.id`;
}

function columns(sql: TransactionSql) {
  return sql`id,
    json_build_object('ja', name_ja, 'en', name_en) as name,
    json_build_object('ja', description_ja, 'en', description_en)
      as description,
    price_minor as "priceMinor", currency,
    stock + coalesce(lapsed.quantity, 0) as stock, image_url as "imageUrl"`;
}
