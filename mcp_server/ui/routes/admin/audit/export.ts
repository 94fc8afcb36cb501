import type { AuditEntryView } from "../../../../audit/schemas.ts";
import { auditExport } from "../../../../audit/operations.ts";
import { auditColumns } from "../../../audit/csv_columns.ts";
import { filterOf, readQuery } from "../../../audit/filter.ts";
import { readNames } from "../../../audit/names.ts";
import { exportHandlers } from "../../../desk/export_handlers.ts";
import { define } from "../../../state.ts";

export const handler = define.handlers(exportHandlers<AuditEntryView>({
  operation: auditExport,
  fileName: "audit",
  argsOf: (url) => ({ ...filterOf(readQuery(url.searchParams)) }),
  async columns({ locale, timeZone, now }, staff) {
    const { names } = await readNames(staff);
    return auditColumns({ locale, timeZone, now, names });
  },
}));
