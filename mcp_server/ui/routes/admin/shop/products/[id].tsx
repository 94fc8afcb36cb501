import { DeskPage } from "../../../../components/DeskPage.tsx";
import { EditProduct } from "../../../../components/product/EditProduct.tsx";
import { Movements } from "../../../../components/product/Movements.tsx";
import { PictureCard } from "../../../../components/product/PictureCard.tsx";
import { ProductScript } from "../../../../components/product/ProductScript.tsx";
import { StockCount } from "../../../../components/product/StockCount.tsx";
import { ShopMenu } from "../../../../components/shop/ShopMenu.tsx";
import { changedFields } from "../../../../desk/changed_fields.ts";
import { type Action, deskHandlers } from "../../../../desk/handlers.ts";
import { productWords } from "../../../../locales/products.ts";
import type {
  MovementPage,
  ShelfProduct,
} from "../../../../records/product.ts";
import { productFrom } from "../../../../shop/product_form.ts";
import { define } from "../../../../state.ts";

const setActive = (active: boolean): Action => ({
  operation: "product_change",
  argsOf: (_form, { params }) => ({ productId: params.id, active }),
});

export const handler = define.handlers(deskHandlers({
  async load({ staff, params }) {
    const productId = params.id;
    const [{ product }, movements] = await Promise.all([
      staff.call<{ product: ShelfProduct }>("product_on_shelf", { productId }),
      staff.call<MovementPage>("product_movements", { productId, limit: 20 }),
    ]);
    return { product, movements: movements.items };
  },
  actions: {
    edit: {
      operation: "product_change",
      argsOf: (form, { params }) => ({
        productId: params.id,
        ...changedFields(form, productFrom(form)),
      }),
    },
    picture: {
      operation: "product_set_picture",
      argsOf: (form, { params }) => ({
        productId: params.id,
        picture: form.get("picture"),
      }),
    },
    noPicture: {
      operation: "product_remove_picture",
      argsOf: (_form, { params }) => ({ productId: params.id }),
    },
    retire: setActive(false),
    offer: setActive(true),
  },
}));

export default define.page<typeof handler>(({ data: shown, state, url }) => {
  const { locale, text, newKey, adminContext: staff } = state;
  const { product, movements } = shown.data;
  const words = productWords[locale];
  const title = locale === "ja" ? product.nameJa : product.nameEn;
  const place = { shown, locale, newKey };
  const mayChange = staff?.may("product_change") ?? false;
  return (
    <DeskPage
      text={text}
      words={{ title, done: words.done }}
      done={shown.done}
      place={place}
      styleSheet="/admin/products.css"
      aside={<StockCount product={product} locale={locale} />}
    >
      <ProductScript />
      <ShopMenu locale={locale} path={url.pathname} />
      <div class="desk-columns">
        <div class="stack">
          <PictureCard place={place} product={product} mayChange={mayChange} />
          <EditProduct place={place} product={product} mayChange={mayChange} />
        </div>
        <Movements movements={movements} time={state} />
      </div>
      <p>
        <a href="/admin/shop/products">{words.back}</a>
      </p>
    </DeskPage>
  );
});
