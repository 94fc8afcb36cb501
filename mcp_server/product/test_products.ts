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

/** The stored stock, without anything that is computed. */
export async function stockOf(owner: Sql, id: string): Promise<number> {
  const [row] = await owner<[{ stock: number }]>`
    select stock from products where id = ${id}`;
  return row.stock;
}
