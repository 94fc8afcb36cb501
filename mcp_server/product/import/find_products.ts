import type { ReadRow } from "../../import/import_rows.ts";
import type { TransactionSql } from "../../storage/statement.ts";
import { products } from "../columns.ts";
import type { ProductFields } from "../shelf/schemas.ts";
import type { GivenProduct } from "./read_product.ts";

/** A product that is there, as far as a file can change it. */
export type KnownProduct = ProductFields & {
  id: string;
  onHand: number;
  active: boolean;
};

/** A line with the product that it means. */
export interface MatchedProduct {
  given: GivenProduct;
  known: KnownProduct | null;
  /** The line names no id, and several products have its name. */
  isAmbiguous: boolean;
}

const known = products.pick(
  "id",
  "nameJa",
  "nameEn",
  "descriptionJa",
  "descriptionEn",
  "priceMinor",
  "currency",
  "reducedTax",
  "lowStockAt",
  "active",
);

/** The products that lines mean, by id, or else by both names exactly; locked. */
export async function findProducts(
  sql: TransactionSql,
  rows: readonly ReadRow<GivenProduct>[],
): Promise<ReadRow<MatchedProduct>[]> {
  const ids = rows.flatMap(({ value }) => value.id ?? []);
  const names = rows.filter(({ value }) => value.id === undefined)
    .map(({ value: { nameJa = "", nameEn = "" } }) => ({ nameJa, nameEn }));
  const found = await sql<KnownProduct[]>`
    select ${known.list}, stock as "onHand" from products
    where id in (
      select unnest(${ids}::text[])
      union select products.id from products
      join jsonb_to_recordset(${sql.json(names)}::jsonb)
        as named ("nameJa" text, "nameEn" text)
      on name_ja = "nameJa" and name_en = "nameEn")
    order by id for no key update`;
  const byId = new Map(found.map((product) => [product.id, product]));
  const byName = Map.groupBy(found, nameOf);
  return rows.map(({ line, value: given }) => {
    const same = given.id === undefined
      ? byName.get(nameOf(given)) ?? []
      : [byId.get(given.id) ?? []].flat();
    const isAmbiguous = same.length > 1;
    return { line, value: { given, known: same[0] ?? null, isAmbiguous } };
  });
}

function nameOf(
  { nameJa, nameEn }: {
    nameJa?: string | undefined;
    nameEn?: string | undefined;
  },
): string {
  return JSON.stringify([nameJa, nameEn]);
}
