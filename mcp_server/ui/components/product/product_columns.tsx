import { formatPrice } from "../../format.ts";
import { productWords } from "../../locales/products.ts";
import type { ShelfProduct } from "../../records/product.ts";
import type { FormPlace } from "../ActionForm.tsx";
import type { ListColumn } from "../ListTable.tsx";
import { nameColumn, stateColumn } from "../shop/catalogue_columns.tsx";
import { MoveProduct } from "./MoveProduct.tsx";
import { ProductPicture } from "./ProductPicture.tsx";
import { StockCount } from "./StockCount.tsx";

interface Context {
  place: FormPlace;
  products: readonly ShelfProduct[];
  /** Whether the products that are shown follow each other in the shop's order. */
  maySort: boolean;
}

/** The columns of the list of products, in their order. */
export function productColumns(context: Context): ListColumn<ShelfProduct>[] {
  const { place: { locale }, maySort } = context;
  const words = productWords[locale];
  return [
    {
      name: "picture",
      header: words.picture,
      cell: (product) => (
        <ProductPicture product={product} locale={locale} class="thumbnail" />
      ),
    },
    nameColumn(words.name, ({ id, nameJa: ja, nameEn: en }) => ({
      href: `/admin/shop/products/${id}`,
      ja,
      en,
    })),
    {
      name: "price",
      header: words.price,
      cell: ({ priceMinor, currency }) =>
        formatPrice(priceMinor, currency, locale),
    },
    {
      name: "stock",
      header: words.stockTitle,
      cell: (product) => <StockCount product={product} locale={locale} />,
    },
    stateColumn({ ...words, offered: words.onSale }),
    ...maySort
      ? [{
        name: "actions",
        header: words.order,
        cell: (product: ShelfProduct) => (
          <MoveProduct {...context} product={product} />
        ),
      }]
      : [],
  ];
}
