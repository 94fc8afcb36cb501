import { addMonths } from "../../../../shared/time/months.ts";
import { hrefOf } from "../../query.ts";
import type { ReportProps } from "./props.ts";

/** Which month is the last one that is shown. */
export function MonthPicker({ report: { months }, words }: ReportProps) {
  const { month } = months.at(-1)!;
  const at = (by: number) =>
    hrefOf("/admin/reports", { month: addMonths(month, by) });
  return (
    <form method="get" class="period-form">
      <a class="button" data-kind="quiet" href={at(-1)}>{words.previous}</a>
      <label>
        {words.month}
        <input
          class="input"
          type="month"
          name="month"
          value={month}
          pattern="\d{4}-\d{2}"
        />
      </label>
      <button type="submit" class="button">{words.show}</button>
      <a class="button" data-kind="quiet" href={at(1)}>{words.next}</a>
    </form>
  );
}
