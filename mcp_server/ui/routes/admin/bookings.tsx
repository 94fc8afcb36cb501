import { Head } from "fresh/runtime";
import type { BookingListPage } from "../../../booking/admin.ts";
import { bookingList } from "../../../booking/read_operations.ts";
import { BookingFilters } from "../../components/BookingFilters.tsx";
import { BookingTable } from "../../components/BookingTable.tsx";
import { EmptyList } from "../../components/EmptyList.tsx";
import { NextPage } from "../../components/NextPage.tsx";
import { deskHandlers } from "../../desk/handlers.ts";
import { bookingsHref, readFilter } from "../../booking_filter.ts";
import { formatDay, formatTimeZone } from "../../format.ts";
import { define } from "../../state.ts";

export const handler = define.handlers(deskHandlers({
  async load({ staff, url }) {
    const filter = readFilter(url.searchParams);
    const list = await staff.call<BookingListPage>(bookingList, filter);
    return { filter, list };
  },
}));

export default define.page<typeof handler>(({ data: { data }, state }) => {
  const { filter, list } = data;
  const { text, locale, timeZone, now } = state;
  const place = { locale, timeZone };
  const { bookings } = text;
  const partial = list.nextCursor !== null || filter.cursor !== undefined;
  const count = (partial ? bookings.countOnThisPage : bookings.count)(
    list.items.length,
  );
  return (
    <div class="bookings">
      <Head>
        <title>{`${bookings.title} · ${text.site}`}</title>
      </Head>
      <header class="page-header">
        <h1>{bookings.title}</h1>
        <p>
          <span>{bookings.todayIs(formatDay(now, now, place))}</span>
          <span>{count}</span>
          <span>{bookings.timeZone(formatTimeZone(now, place))}</span>
        </p>
      </header>
      <BookingFilters text={bookings} filter={filter} />
      {list.items.length > 0
        ? (
          <BookingTable
            bookings={list.items}
            context={{ text: bookings, place, now }}
          />
        )
        : <EmptyList text={bookings} filter={filter} />}
      <NextPage
        text={bookings}
        first={filter.cursor === undefined
          ? null
          : bookingsHref({ ...filter, cursor: undefined })}
        next={list.nextCursor === null
          ? null
          : bookingsHref({ ...filter, cursor: list.nextCursor })}
      />
    </div>
  );
});
