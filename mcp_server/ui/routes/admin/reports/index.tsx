import { Comparison } from "../../../components/reports/Comparison.tsx";
import { MonthPicker } from "../../../components/reports/MonthPicker.tsx";
import { MonthTable } from "../../../components/reports/MonthTable.tsx";
import { ReportCharts } from "../../../components/reports/ReportCharts.tsx";
import { SalesTable } from "../../../components/reports/SalesTable.tsx";
import { DeskPage } from "../../../components/DeskPage.tsx";
import { deskHandlers } from "../../../desk/handlers.ts";
import { reportWords } from "../../../locales/reports.ts";
import { hrefOf } from "../../../query.ts";
import { loadReport } from "../../../reports/report.ts";
import { define } from "../../../state.ts";

export const handler = define.handlers(deskHandlers({
  load: ({ staff, url }) => loadReport(staff, url),
}));

export default define.page<typeof handler>(({ data: shown, state }) => {
  const { locale, text } = state;
  const report = shown.data;
  const words = reportWords[locale];
  const props = { report, words, locale };
  const { month: last } = report.months.at(-1)!;
  return (
    <DeskPage
      text={text}
      words={words}
      styleSheet="/admin/monitoring.css"
      aside={
        <a
          class="button"
          href={hrefOf("/admin/reports/export", { month: last })}
          download
        >
          {words.export}
        </a>
      }
    >
      <MonthPicker {...props} />
      <Comparison {...props} />
      <ReportCharts {...props} />
      <MonthTable {...props} />
      <SalesTable
        {...{ words, locale, last }}
        id="services"
        title={words.byService}
        sold={report.services}
      />
      <SalesTable
        {...{ words, locale, last }}
        id="products"
        title={words.byProduct}
        sold={report.orders.products}
      />
    </DeskPage>
  );
});
