import { bookingsOn, closureOn, type PageProps } from "./page_props.ts";
import { calendarHref, daysOf } from "./view.ts";

/** A month: how many bookings each day has, what waits, and what is closed. */
export function MonthTable(props: PageProps) {
  const days = daysOf(props.query);
  const weeks = Array.from(
    { length: days.length / 7 },
    (_, week) => days.slice(week * 7, week * 7 + 7),
  );
  const format = new Intl.DateTimeFormat(props.reader.locale, {
    timeZone: "UTC",
    weekday: "short",
  });
  return (
    <table class="month">
      <thead>
        <tr>
          {weeks[0]!.map((day) => (
            <th key={day} scope="col">{format.format(new Date(day))}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => <Day key={day} day={day} {...props} />)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day, ...props }: PageProps & { day: string }) {
  const { query, reader: { words }, today } = props;
  const bookings = bookingsOn(day, props);
  const requested = bookings
    .filter(({ status }) => status === "requested").length;
  const closed = closureOn(day, props);
  return (
    <td
      data-outside={day.slice(0, 7) !== query.date.slice(0, 7)}
      data-closed={closed !== null}
    >
      <a
        href={calendarHref({ ...query, view: "day", date: day })}
        aria-current={day === today ? "date" : undefined}
      >
        <span class="month-day">{Number(day.slice(8))}</span>
        {bookings.length > 0 && (
          <span class="month-count">
            <span class="month-number" aria-hidden="true">
              {bookings.length}
            </span>
            <span class="month-words">{words.bookings(bookings.length)}</span>
          </span>
        )}
        {requested > 0 && (
          <span class="calendar-status" data-status="requested">
            {words.statuses.requested} {requested}
          </span>
        )}
        {closed && <span class="month-closed">{closed}</span>}
      </a>
    </td>
  );
}
