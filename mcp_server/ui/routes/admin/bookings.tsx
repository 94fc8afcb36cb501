import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { ApiError } from "../../../../shared/http/errors.ts";
import type { BookingListInput } from "../../../booking/admin.ts";
import { BookingFilters } from "../../components/BookingFilters.tsx";
import { BookingTable } from "../../components/BookingTable.tsx";
import { EmptyList } from "../../components/EmptyList.tsx";
import { NextPage } from "../../components/NextPage.tsx";
import { bookingsHref, readFilter } from "../../booking_filter.ts";
import { formatDay, formatTimeZone } from "../../format.ts";
import { type AdminContext, define } from "../../state.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { adminContext } = ctx.state;
    if (!adminContext) {
      const returnTo = ctx.url.pathname + ctx.url.search;
      const query = new URLSearchParams({ return_to: returnTo });
      return ctx.redirect(`/admin/sign-in?${query}`, 303);
    }
    const filter = readFilter(ctx.url.searchParams);
    return page({ filter, list: await list(adminContext, filter) });
  },
});

async function list(adminContext: AdminContext, input: BookingListInput) {
  try {
    return await adminContext.listBookings(input);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { status, message } = error;
    if (status !== 400 && status !== 403 && status !== 429) throw error;
    throw new HttpError(status, message);
  }
}

export default define.page<typeof handler>(({ data, state }) => {
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
