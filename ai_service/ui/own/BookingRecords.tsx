import { useEffect } from "preact/hooks";
import { useLanguage } from "../client/language.ts";
import { Bookings } from "../results/Bookings.tsx";
import type { Row } from "../results/read_result.ts";
import { EmptyRecords } from "./EmptyRecords.tsx";
import { RecordList } from "./RecordList.tsx";
import { useRecords } from "./use_records.ts";

/** As many as a page of the list can have. */
const UPCOMING = 100;
const PAGE = 10;

/** The person's bookings: those before them, the next first, and the others. */
export function BookingRecords(
  { now, revision }: { now: string; revision: number },
) {
  const { text: { own } } = useLanguage();
  const words = own.pages.bookings;
  const ahead = useRecords(
    "booking_list",
    { from: now, limit: UPCOMING },
    revision,
  );
  const past = useRecords("booking_list", { to: now, limit: PAGE }, revision);
  // The list begins with the latest, and the next one is what matters.
  useEffect(() => {
    if (ahead.hasMore && !ahead.isReading && !ahead.hasFailed) ahead.more();
  }, [ahead]);
  const upcoming = ahead.rows?.filter(isUpcoming).toReversed() ?? null;
  const gone = ahead.rows?.filter((row) => !isUpcoming(row)) ?? [];
  return (
    <>
      <section class="own-section" aria-labelledby="upcoming">
        <h2 id="upcoming">{words.upcoming}</h2>
        <RecordList
          records={{ ...ahead, rows: upcoming, hasMore: false }}
          empty={<EmptyRecords words={words} />}
        >
          {(items) => <Bookings result={{ items }} />}
        </RecordList>
      </section>
      <section class="own-section" aria-labelledby="past">
        <h2 id="past">{words.past}</h2>
        <RecordList
          records={{ ...past, rows: past.rows && [...gone, ...past.rows] }}
          empty={<p>{words.noPast}</p>}
        >
          {(items) => <Bookings result={{ items }} />}
        </RecordList>
      </section>
    </>
  );
}

function isUpcoming({ status }: Row): boolean {
  return status === "confirmed" || status === "requested";
}
