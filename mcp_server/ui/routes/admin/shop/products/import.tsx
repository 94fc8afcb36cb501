import { HttpError } from "fresh";
import { DeskPage } from "../../../../components/DeskPage.tsx";
import { ImportForm } from "../../../../components/import/ImportForm.tsx";
import { ShopMenu } from "../../../../components/shop/ShopMenu.tsx";
import { deskHandlers } from "../../../../desk/handlers.ts";
import { importWords } from "../../../../locales/imports.ts";
import { productHeaders } from "../../../../shop/product_csv.ts";
import { define } from "../../../../state.ts";

export const handler = define.handlers(deskHandlers({
  load({ staff }) {
    if (!staff.may("product_import")) throw new HttpError(403);
    return Promise.resolve(null);
  },
}));

export default define.page<typeof handler>(({ state, url }) => {
  const { locale, text } = state;
  const title = importWords[locale].titles.product!;
  return (
    <DeskPage text={text} words={{ title }} styleSheet="/admin/products.css">
      <ShopMenu locale={locale} path={url.pathname} />
      <ImportForm
        locale={locale}
        noun="product"
        headers={productHeaders(locale)}
      />
    </DeskPage>
  );
});
