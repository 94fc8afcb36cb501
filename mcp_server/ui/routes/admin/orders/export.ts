import { orderCsvColumns } from "../../../components/order/csv_columns.ts";
import { exportHandlers } from "../../../desk/export_handlers.ts";
import { argumentsOf, readOrderFilter } from "../../../order_filter.ts";
import { define } from "../../../state.ts";
import type { StaffOrder } from "../../../records/order.ts";

export const handler = define.handlers(exportHandlers<StaffOrder>({
  operation: "order_export",
  fileName: "orders",
  argsOf: (url, { timeZone }) => ({
    ...argumentsOf(readOrderFilter(url), timeZone),
  }),
  columns: ({ locale }) => Promise.resolve(orderCsvColumns(locale)),
}));
