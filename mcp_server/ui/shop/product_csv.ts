import type { Locale } from "../../../shared/ui/locale.ts";
import type { CsvColumn } from "../desk/csv.ts";
import { typedPrice } from "../format.ts";
import { productWords } from "../locales/products.ts";
import type { ShelfProduct } from "../records/product.ts";

/** The columns of a file of products, which can be imported as it is. */
export function productCsvColumns(locale: Locale): CsvColumn<ShelfProduct>[] {
  const words = productWords[locale];
  const column = (
    header: string,
    cell: CsvColumn<ShelfProduct>["cell"],
  ) => ({ header, cell });
  return [
    column(words.id, ({ id }) => id),
    column(words.nameJa, ({ nameJa }) => nameJa),
    column(words.nameEn, ({ nameEn }) => nameEn),
    column(words.descriptionJa, ({ descriptionJa }) => descriptionJa),
    column(words.descriptionEn, ({ descriptionEn }) => descriptionEn),
    column(
      words.price,
      ({ priceMinor, currency }) => typedPrice(priceMinor, currency),
    ),
    column(words.currency, ({ currency }) => currency),
    column(
      words.tax,
      ({ reducedTax }) => words.shortTaxes[`${reducedTax}`],
    ),
    column(words.onHand, ({ onHand }) => onHand),
    column(words.lowStockAt, ({ lowStockAt }) => lowStockAt),
    column(words.sale, ({ active }) => active ? words.onSale : words.retired),
  ];
}

/** The names of those columns. */
export function productHeaders(locale: Locale): string[] {
  return productCsvColumns(locale).map(({ header }) => header);
}
