import { Head } from "fresh/runtime";
import { bookingCalendar } from "../../../booking/calendar_operation.ts";
import type { Calendar } from "../../../booking/calendar_schemas.ts";
import { bookingUpdate } from "../../../booking/update_operation.ts";
import { CalendarToolbar } from "../../calendar/CalendarToolbar.tsx";
import { DayList } from "../../calendar/DayList.tsx";
import { MonthTable } from "../../calendar/MonthTable.tsx";
import { dayOfMoment, readQuery, spanOf } from "../../calendar/view.ts";
import { deskHandlers } from "../../desk/handlers.ts";
import { formatTimeZone } from "../../format.ts";
import CalendarIsland from "../../islands/Calendar.tsx";
import { calendarWords } from "../../locales/calendar.ts";
import { define } from "../../state.ts";

export const handler = define.handlers(deskHandlers({
  async load({ staff, state, url }) {
    const { now, timeZone } = state;
    const query = readQuery(url.searchParams, dayOfMoment(now, timeZone));
    const span = spanOf(query, timeZone);
    const calendar = await staff.call<Calendar>(bookingCalendar, span);
    const openId = url.searchParams.get("booking");
    return { query, calendar, openId, mayChange: staff.may(bookingUpdate) };
  },
}));

export default define.page<typeof handler>(({ data: { data }, state }) => {
  const { locale, timeZone, now, text, adminContext } = state;
  const { query, calendar, ...rest } = data;
  const words = calendarWords[locale];
  const isOwn = adminContext?.admin.resourceId != null;
  const title = isOwn ? words.ownDay : words.title;
  const reader = { locale, timeZone, words };
  const place = { locale, timeZone };
  const props = { query, calendar, reader, today: dayOfMoment(now, timeZone) };
  return (
    <div class="desk-page calendar-page">
      <Head>
        <title>{`${title} · ${text.site}`}</title>
      </Head>
      <header class="page-header">
        <h1>{title}</h1>
        <p>{words.zone(formatTimeZone(now, place))}</p>
      </header>
      <CalendarToolbar {...props} />
      {query.view === "month" && <MonthTable {...props} />}
      {query.view === "list" && <DayList {...props} />}
      {(query.view === "day" || query.view === "week") && (
        <CalendarIsland
          {...{ query, calendar, locale, timeZone }}
          {...rest}
          now={now.toISOString()}
        />
      )}
    </div>
  );
});
