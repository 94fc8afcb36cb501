import { type ImportKind, importRows } from "../../import/import_rows.ts";
import { importInput, importOutput } from "../../import/schemas.ts";
import {
  CHANGING,
  defineStaffOperation,
  type Operation,
  type OperationContext,
} from "../../operation/operation.ts";
import {
  findProducts,
  type KnownProduct,
  type MatchedProduct,
} from "./find_products.ts";
import { PRODUCT_HEADERS } from "./headers.ts";
import { type GivenProduct, readProduct } from "./read_product.ts";
import { type SettledRow, settleProduct } from "./settle_product.ts";
import { insertProducts, updateProducts } from "./write_products.ts";

/** Products as files have them: known by their id, or by both names exactly. */
const productImportKind: ImportKind<
  OperationContext,
  GivenProduct,
  MatchedProduct & { settled: SettledRow }
> = {
  name: "product",
  headers: PRODUCT_HEADERS,
  required: ["nameJa", "nameEn", "price"],
  identifiedBy: "id",
  read: readProduct,
  async find({ sql }, rows) {
    const found = await findProducts(sql, rows);
    return found.map((row) => {
      const settled = settleProduct(row);
      return { line: row.line, value: { ...row.value, settled } };
    });
  },
  keysOf({ value: { given, known, settled } }) {
    if (settled.outcome === "wrong") return [];
    const { nameJa, nameEn } = { ...known, ...given };
    const id = known?.id ?? given.id;
    const name = `name ${JSON.stringify([nameJa, nameEn])}`;
    return id === undefined ? [name] : [name, `id ${id}`];
  },
  async write(context, rows, { trialId }) {
    const settled = rows.map(({ value }) => value.settled);
    if (trialId === null) {
      const of = (outcome: string) =>
        settled.flatMap((row) =>
          row.outcome === outcome ? row.product ?? [] : []
        );
      await insertProducts(context, of("added"));
      await updateProducts(context, of("changed") as KnownProduct[]);
    }
    return settled;
  },
};

export const productImport: Operation = defineStaffOperation({
  noun: "product",
  verb: "import",
  kind: "write",
  scope: "product:read",
  title: { ja: "商品をファイルから取り込む", en: "Import products" },
  description: {
    ja:
      "表の行から商品を加えたり変えたりします。同じファイルを何度送っても、二重にはなりません。今ある商品の在庫は変えません。",
    en:
      "Adds and changes products by lines of a table. However often a file is sent, nothing is there twice. The stock of products that exist stays.",
  },
  annotations: CHANGING,
  input: importInput,
  output: importOutput,
  run: (context, input) => importRows(context, productImportKind, input),
});
