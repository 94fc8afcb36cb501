import { formatPrice } from "../../format.ts";
import { comparedSales, type Sold } from "../../reports/report.ts";
import { DeskCard } from "../DeskCard.tsx";
import type { ReportProps } from "./props.ts";
import { ReportTable } from "./ReportTable.tsx";

interface Props extends Omit<ReportProps, "report"> {
  id: string;
  title: string;
  sold: readonly Sold[];
  /** The last month, `YYYY-MM`. */
  last: string;
}

/** What was sold of each thing, beside the month before. */
export function SalesTable({ id, title, sold, last, words, locale }: Props) {
  const rows = comparedSales(sold, last);
  return (
    <DeskCard id={id} title={title}>
      {rows.length === 0 ? <p class="fine">{words.nothing}</p> : (
        <ReportTable
          caption={`${title} ${last}`}
          headers={[
            words.name,
            words.count,
            words.sales,
            `${words.before}: ${words.count}`,
            `${words.before}: ${words.sales}`,
          ]}
          rows={rows.map(({ id, name, currency, now, before }) => ({
            key: `${id} ${currency}`,
            cells: [
              name[locale],
              now.count,
              formatPrice(now.minor, currency, locale),
              before.count,
              formatPrice(before.minor, currency, locale),
            ],
          }))}
        />
      )}
    </DeskCard>
  );
}
