import { exportHandlers } from "../../../../desk/export_handlers.ts";
import type { ShelfProduct } from "../../../../records/product.ts";
import {
  readProductFilter,
  shelfArguments,
} from "../../../../shop/product_filter.ts";
import { productCsvColumns } from "../../../../shop/product_csv.ts";
import { define } from "../../../../state.ts";

export const handler = define.handlers(exportHandlers<ShelfProduct>({
  operation: "product_shelf",
  fileName: "products",
  argsOf: (url) => shelfArguments(readProductFilter(url)),
  columns: ({ locale }) => Promise.resolve(productCsvColumns(locale)),
}));
