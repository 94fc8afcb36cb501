import type { BookingMonth } from "../../../booking/report/operation.ts";
import { DeskCard } from "../DeskCard.tsx";
import type { ReportProps } from "./props.ts";
import { ReportTable } from "./ReportTable.tsx";

const FIGURES = [
  "bookings",
  "noShows",
  "cancelled",
  "newCustomers",
  "returningCustomers",
] as const satisfies readonly (keyof BookingMonth)[];

/** The month beside the one before it, and beside the same one a year before. */
export function Comparison({ report: { months }, words }: ReportProps) {
  const [lastYear, before, now] = [months[0]!, months.at(-2)!, months.at(-1)!];
  return (
    <DeskCard id="comparison" title={words.comparison}>
      <ReportTable
        caption={`${words.comparison} ${now.month}`}
        headers={[
          words.item,
          now.month,
          before.month,
          words.change,
          lastYear.month,
        ]}
        rows={FIGURES.map((name) => ({
          key: name,
          cells: [
            words[name],
            now[name],
            before[name],
            signed(now[name] - before[name]),
            lastYear[name],
          ],
        }))}
      />
    </DeskCard>
  );
}

function signed(change: number): string {
  return change > 0 ? `+${change}` : String(change);
}
