import { given } from "../../operation/details.ts";
import {
  CHANGING,
  defineStaffOperation,
  type Operation,
  READING,
} from "../../operation/operation.ts";
import { byPosition, readPage } from "../../storage/page.ts";
import { products } from "../columns.ts";
import { PRODUCT_DEFAULTS } from "../defaults.ts";
import { recordMovement } from "../stock/store.ts";
import { requireProduct } from "./require_product.ts";
import {
  addProductInput,
  changeProductInput,
  shelfGetInput,
  shelfInput,
  shelfOutput,
  shelfPage,
  sortProductsInput,
} from "./schemas.ts";
import { type PlacedProduct, selectShelf, sortProducts } from "./store.ts";

const reading = {
  noun: "product",
  kind: "read",
  scope: "product:read",
  annotations: READING,
} as const;

const writing = {
  noun: "product",
  kind: "write",
  scope: "product:read",
  annotations: CHANGING,
} as const;

export const productShelf: Operation = defineStaffOperation({
  ...reading,
  verb: "shelf",
  title: { ja: "商品と在庫", en: "Products and their stock" },
  description: {
    ja: "すべての商品を、在庫と一緒に返します。",
    en: "Lists all products with their stock, also those not on sale.",
  },
  input: shelfInput,
  output: shelfPage,
  async run({ sql, actor, now }, { cursor, limit, ...filter }) {
    const owner = { list: "product_shelf", actor };
    const { rows, nextCursor } = await readPage<PlacedProduct, number>(
      { owner, cursor, limit, key: byPosition },
      ({ after, limit }) =>
        selectShelf(sql, {
          ...filter,
          after: after && { position: after.first, id: after.id },
          limit,
          now,
        }),
    );
    const items = rows.map(({ position: _, ...product }) => product);
    return { items, nextCursor };
  },
});

export const productOnShelf: Operation = defineStaffOperation({
  ...reading,
  verb: "on_shelf",
  title: { ja: "商品を見る（スタッフ用）", en: "Show a product to staff" },
  description: {
    ja: "商品を 1 件、在庫と一緒に返します。",
    en: "Returns one product with its stock, on sale or not.",
  },
  input: shelfGetInput,
  output: shelfOutput,
  run: async (context, { productId }) => ({
    product: await requireProduct(context, productId, { isLocked: false }),
  }),
});

export const productAdd: Operation = defineStaffOperation({
  ...writing,
  verb: "add",
  annotations: { ...CHANGING, destructiveHint: false, idempotentHint: false },
  title: { ja: "商品を加える", en: "Add a product" },
  description: {
    ja: "お客様が注文できる商品を加えます。",
    en: "Adds a product that customers can order.",
  },
  input: addProductInput,
  output: shelfOutput,
  async run(context, { onHand = 0, ...fields }) {
    const { sql, newId } = context;
    const id = newId("prd_");
    const position = sql`
      (select coalesce(max(position), -1) + 1 from products)`;
    const row = { ...PRODUCT_DEFAULTS, ...given(fields), id, position };
    const rest = { stock: onHand, imageUrl: null, active: true };
    await sql`insert into products ${products.values({ ...row, ...rest })}`;
    if (onHand > 0) {
      await recordMovement(context, {
        productId: id,
        change: onHand,
        onHand,
        reason: "received",
        note: null,
      });
    }
    return { product: await requireProduct(context, id) };
  },
});

export const productChange: Operation = defineStaffOperation({
  ...writing,
  verb: "change",
  title: { ja: "商品を変える", en: "Change a product" },
  description: {
    ja:
      "渡した項目だけを変えます。今ある注文の価格はそのままです。active を false にすると販売をやめます。",
    en:
      "Changes only what is given. Orders that exist keep their price. `active` false takes it off sale.",
  },
  input: changeProductInput,
  output: shelfOutput,
  async run(context, { productId, ...others }) {
    const { sql, noteBefore } = context;
    noteBefore({ product: await requireProduct(context, productId) });
    const changes = given(others);
    if (Object.keys(changes).length > 0) {
      await sql`
        update products set ${products.assignments(changes)}
        where id = ${productId}`;
    }
    return { product: await requireProduct(context, productId) };
  },
});

export const productSort: Operation = defineStaffOperation({
  ...writing,
  verb: "sort",
  title: { ja: "商品を並べ替える", en: "Sort the products" },
  description: {
    ja: "渡した商品を、その中で渡した順に並べます。",
    en: "Puts the named products in the given order among themselves.",
  },
  input: sortProductsInput,
  output: sortProductsInput,
  async run({ sql }, { productIds }) {
    await sortProducts(sql, productIds);
    return { productIds };
  },
});
