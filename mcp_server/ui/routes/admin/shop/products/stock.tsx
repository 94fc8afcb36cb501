import { DeskPage } from "../../../../components/DeskPage.tsx";
import { Paging } from "../../../../components/Paging.tsx";
import { ProductFilter } from "../../../../components/product/ProductFilter.tsx";
import { ProductScript } from "../../../../components/product/ProductScript.tsx";
import { StockSheet } from "../../../../components/product/StockSheet.tsx";
import { ShopMenu } from "../../../../components/shop/ShopMenu.tsx";
import { deskHandlers } from "../../../../desk/handlers.ts";
import { productWords } from "../../../../locales/products.ts";
import type { ShelfPage } from "../../../../records/product.ts";
import {
  readProductFilter,
  shelfArguments,
} from "../../../../shop/product_filter.ts";
import { isSheetUnchanged, stockFrom } from "../../../../shop/product_form.ts";
import { define } from "../../../../state.ts";

export const handler = define.handlers(deskHandlers({
  load: ({ staff, url }) =>
    staff.call<ShelfPage>("product_shelf", {
      ...shelfArguments(readProductFilter(url)),
      limit: 50,
    }),
  actions: {
    stock: {
      operation: "product_move_stock",
      argsOf: stockFrom,
      changesNothing: isSheetUnchanged,
    },
  },
}));

export default define.page<typeof handler>(({ data: shown, state, url }) => {
  const { locale, text, newKey, adminContext: staff } = state;
  const { items, nextCursor } = shown.data;
  const words = productWords[locale];
  const place = { shown, locale, newKey };
  return (
    <DeskPage
      text={text}
      words={{
        title: words.stockTitle,
        lead: words.stockLead,
        done: words.done,
      }}
      done={shown.done}
      place={place}
      styleSheet="/admin/products.css"
    >
      <ProductScript />
      <ShopMenu locale={locale} path={url.pathname} />
      <ProductFilter locale={locale} {...readProductFilter(url)} />
      {items.length > 0
        ? (
          <StockSheet
            place={place}
            products={items}
            mayChange={staff?.may("product_move_stock") ?? false}
          />
        )
        : <p class="empty">{words.nothingFound}</p>}
      <Paging text={text} url={url} nextCursor={nextCursor} />
    </DeskPage>
  );
});
