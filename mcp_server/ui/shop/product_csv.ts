import type { Locale } from "../../../shared/ui/locale.ts";
import type { CsvColumn } from "../desk/csv.ts";
import { typedPrice } from "../format.ts";
import { productWords } from "../locales/products.ts";
import type { ShelfProduct } from "../records/product.ts";

type Cell = CsvColumn<ShelfProduct>["cell"];

/** The columns of a file of products, which can be imported as it is. */
export function productCsvColumns(locale: Locale): CsvColumn<ShelfProduct>[] {
  const headers = productHeaders(locale);
  return Object.entries(cellsIn(locale))
    .map(([name, cell]) => ({ header: headers[name]!, cell }));
}

/** The headers of those columns, by the names that remarks of lines have. */
export function productHeaders(
  locale: Locale,
): Readonly<Record<string, string>> {
  const words = productWords[locale];
  return {
    id: words.id,
    nameJa: words.nameJa,
    nameEn: words.nameEn,
    descriptionJa: words.descriptionJa,
    descriptionEn: words.descriptionEn,
    price: words.price,
    currency: words.currency,
    reducedTax: words.tax,
    onHand: words.onHand,
    lowStockAt: words.lowStockAt,
    active: words.sale,
  };
}

function cellsIn(locale: Locale): Readonly<Record<string, Cell>> {
  const { shortTaxes, onSale, retired } = productWords[locale];
  return {
    id: ({ id }) => id,
    nameJa: ({ nameJa }) => nameJa,
    nameEn: ({ nameEn }) => nameEn,
    descriptionJa: ({ descriptionJa }) => descriptionJa,
    descriptionEn: ({ descriptionEn }) => descriptionEn,
    price: ({ priceMinor, currency }) => typedPrice(priceMinor, currency),
    currency: ({ currency }) => currency,
    reducedTax: ({ reducedTax }) => shortTaxes[`${reducedTax}`],
    onHand: ({ onHand }) => onHand,
    lowStockAt: ({ lowStockAt }) => lowStockAt,
    active: ({ active }) => active ? onSale : retired,
  };
}
