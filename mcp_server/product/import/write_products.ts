import type { OperationContext } from "../../operation/operation.ts";
import { products } from "../columns.ts";
import type { KnownProduct } from "./find_products.ts";

type Context = OperationContext;

/** Adds products behind all others, with what is in the shop of them. */
export async function insertProducts(
  { sql, actor, now, newId }: Context,
  added: readonly Omit<KnownProduct, "id">[],
): Promise<void> {
  if (added.length === 0) return;
  const [{ last }] = await sql<[{ last: number }]>`
    select coalesce(max(position), -1) as last from products`;
  const rows = added.map(({ onHand, ...product }, index) => ({
    ...product,
    id: newId("prd_"),
    stock: onHand,
    imageUrl: null,
    position: last + 1 + index,
  }));
  await sql`insert into products ${products.valuesOf(rows)}`;
  const author = actor.kind === "staff" ? actor.email : "";
  const ids = rows.filter(({ stock }) => stock > 0).map(({ id }) => id);
  await sql`
    insert into stock_movements
      (product_id, change, on_hand, reason, author, created_at)
    select id, stock, stock, 'received', ${author}, ${now}
    from products where id = any (${ids}::text[])`;
}

/** Writes what files can change of products; their stock stays. */
export async function updateProducts(
  { sql }: Context,
  changed: readonly KnownProduct[],
): Promise<void> {
  if (changed.length === 0) return;
  await sql`
    update products set name_ja = "nameJa", name_en = "nameEn",
      description_ja = "descriptionJa", description_en = "descriptionEn",
      price_minor = "priceMinor", currency = given.currency,
      reduced_tax = "reducedTax", low_stock_at = "lowStockAt",
      active = given.active
    from jsonb_to_recordset(${sql.json(changed)}::jsonb) as given (
      id text, "nameJa" text, "nameEn" text, "descriptionJa" text,
      "descriptionEn" text, "priceMinor" bigint, currency text,
      "reducedTax" boolean, "lowStockAt" int, active boolean)
    where given.id = products.id`;
}
