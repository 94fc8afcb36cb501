import { csvResponse, csvStream } from "../../../desk/csv.ts";
import { askToSignIn, orHttpError } from "../../../desk/handlers.ts";
import { reportCsvColumns } from "../../../reports/csv_columns.ts";
import {
  loadReport,
  mainCurrency,
  type ReportLine,
  reportLines,
} from "../../../reports/report.ts";
import { define } from "../../../state.ts";

export const handler = define.handlers({
  async GET(visit) {
    const { adminContext: staff, locale } = visit.state;
    if (!staff) return askToSignIn(visit);
    const report = await orHttpError(() => loadReport(staff, visit.url));
    const { month } = report.months.at(-1)!;
    const lines = reportLines(report, mainCurrency(report));
    const body = csvStream(reportCsvColumns(locale), batchOf(lines));
    return csvResponse(`report-${month}.csv`, body);
  },
});

async function* batchOf(lines: readonly ReportLine[]) {
  yield lines;
}
