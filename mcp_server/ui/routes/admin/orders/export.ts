import { orderExport } from "../../../../order/desk_reads.ts";
import type { StaffOrder } from "../../../../order/desk_schemas.ts";
import { orderCsvColumns } from "../../../components/order/csv_columns.ts";
import { exportHandlers } from "../../../desk/export_handlers.ts";
import { argumentsOf, readOrderFilter } from "../../../order_filter.ts";
import { define } from "../../../state.ts";

export const handler = define.handlers(exportHandlers<StaffOrder>({
  operation: orderExport,
  fileName: "orders",
  argsOf: (url, { timeZone }) => ({
    ...argumentsOf(readOrderFilter(url), timeZone),
  }),
  columns: ({ locale }) => Promise.resolve(orderCsvColumns(locale)),
}));
