import type { ComponentChildren } from "preact";
import { Button } from "../../../shared/ui/Button.tsx";
import { useLanguage } from "../client/language.ts";
import { useAlive } from "../client/use_alive.ts";
import type { Row } from "../results/read_result.ts";
import type { Records } from "./use_records.ts";

/** Records with what can be said of their reading: that it goes on, failed, or has more. */
export function RecordList(
  { records, empty, children }: {
    records: Records;
    /** What stands in place of no records. */
    empty: ComponentChildren;
    children: (rows: readonly Row[]) => ComponentChildren;
  },
) {
  const { text: { own } } = useLanguage();
  const alive = useAlive();
  const { rows, hasMore, isReading, hasFailed, more } = records;
  return (
    <div class="own-list" aria-busy={isReading}>
      {rows && (rows.length === 0 ? empty : children(rows))}
      {hasFailed && (
        <div class="notice" data-tone="danger" role="alert">
          <p>{own.failed}</p>
          <Button onClick={more}>{own.again}</Button>
        </div>
      )}
      {!rows && isReading && <p class="own-reading">{own.reading}</p>}
      {rows && hasMore && !hasFailed && (
        <Button disabled={!alive || isReading} onClick={more}>
          {own.more}
        </Button>
      )}
    </div>
  );
}
