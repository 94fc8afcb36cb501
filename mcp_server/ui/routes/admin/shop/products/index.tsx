import { DeskPage } from "../../../../components/DeskPage.tsx";
import { ListTable } from "../../../../components/ListTable.tsx";
import { Paging } from "../../../../components/Paging.tsx";
import { AddProduct } from "../../../../components/product/AddProduct.tsx";
import { productColumns } from "../../../../components/product/product_columns.tsx";
import { ProductFilter } from "../../../../components/product/ProductFilter.tsx";
import { ProductLinks } from "../../../../components/product/ProductLinks.tsx";
import { ShopMenu } from "../../../../components/shop/ShopMenu.tsx";
import { deskHandlers } from "../../../../desk/handlers.ts";
import { productWords } from "../../../../locales/products.ts";
import type { ShelfPage } from "../../../../records/product.ts";
import {
  readProductFilter,
  shelfArguments,
} from "../../../../shop/product_filter.ts";
import { newProductFrom } from "../../../../shop/product_form.ts";
import { movedBy } from "../../../../shop/service_form.ts";
import { define } from "../../../../state.ts";

export const handler = define.handlers(deskHandlers({
  load: ({ staff, url }) =>
    staff.call<ShelfPage>("product_shelf", {
      ...shelfArguments(readProductFilter(url)),
      limit: 30,
    }),
  actions: {
    add: {
      operation: "product_add",
      argsOf: newProductFrom,
      next: ({ product }) =>
        `/admin/shop/products/${(product as { id: string }).id}?done=add`,
    },
    sort: {
      operation: "product_sort",
      argsOf: (form) => ({
        productIds: movedBy(
          form.all("productIds"),
          form.get("productId"),
          form.get("by") === "1" ? 1 : -1,
        ),
      }),
    },
  },
}));

export default define.page<typeof handler>(({ data: shown, state, url }) => {
  const { locale, text, newKey, adminContext: staff } = state;
  const { items, nextCursor } = shown.data;
  const words = productWords[locale];
  const place = { shown, locale, newKey };
  const filter = readProductFilter(url);
  const isWhole = filter.query === "" && filter.view === "all";
  const mayAdd = staff?.may("product_add") ?? false;
  const columns = productColumns({
    place,
    products: items,
    maySort: isWhole && (staff?.may("product_sort") ?? false),
  });
  return (
    <DeskPage
      text={text}
      words={words}
      done={shown.done}
      place={place}
      styleSheet="/admin/products.css"
    >
      <ShopMenu locale={locale} path={url.pathname} />
      {staff && <ProductLinks state={state} staff={staff} />}
      {mayAdd && (
        <AddProduct
          place={place}
          currency={items[0]?.currency ?? "JPY"}
          isFirst={isWhole && items.length === 0}
        />
      )}
      <ProductFilter locale={locale} {...filter} />
      {items.length > 0
        ? (
          <ListTable
            label={words.title}
            columns={columns}
            rows={items}
            keyOf={({ id }) => id}
          />
        )
        : <p class="empty">{isWhole ? words.none : words.nothingFound}</p>}
      <Paging text={text} url={url} nextCursor={nextCursor} />
    </DeskPage>
  );
});
