import type { Sql } from "postgres";
import type { Bilingual } from "../../shared/ui/locale.ts";

/** Properties of a product that a test may choose. */
export interface TestProduct {
  name?: Bilingual;
  stock?: number;
  priceMinor?: number;
  currency?: string;
  active?: boolean;
}

/** Puts a product on the shelf: ten of them at 1,000 yen. */
export async function addProduct(
  owner: Sql,
  id: string,
  product: TestProduct = {},
): Promise<void> {
  const { stock = 10, priceMinor = 1000, currency = "JPY" } = product;
  const { name = { ja: `${id} 日本語`, en: `${id} English` } } = product;
  await owner`
    insert into products (id, name_ja, name_en, description_ja, description_en,
      price_minor, currency, stock, active)
    values (${id}, ${name.ja}, ${name.en}, '', '', ${priceMinor},
      ${currency}, ${stock}, ${product.active ?? true})`;
}

/**
 * Units that no order holds, by what is stored: an order that expired holds its
 * items here until that is written down.
 */
export async function stockOf(owner: Sql, id: string): Promise<number> {
  const [row] = await owner<[{ stock: number }]>`
    select stock - coalesce((
      select sum(quantity)::int from order_items
      join orders on orders.id = order_id
      where product_id = products.id and (status = 'pending'
        or status = 'confirmed' and fulfilment_status = 'unfulfilled')
    ), 0) as stock
    from products where id = ${id}`;
  return row.stock;
}

/** Units in the shop, as stored. */
export async function onHandOf(owner: Sql, id: string): Promise<number> {
  const [row] = await owner<[{ stock: number }]>`
    select stock from products where id = ${id}`;
  return row.stock;
}
