import { dayText, rangeText } from "./context.ts";
import { bookingsOn, closureOn, type PageProps } from "./page_props.ts";
import { calendarHref, daysOf } from "./view.ts";

/** A week as a table: one line for each booking. */
export function DayList(props: PageProps) {
  const { words } = props.reader;
  return (
    <table class="booking-list">
      <thead class="visually-hidden">
        <tr>
          <th scope="col">{words.time}</th>
          <th scope="col">{words.customer}</th>
          <th scope="col">{words.service}</th>
          <th scope="col">{words.column}</th>
          <th scope="col">{words.status}</th>
        </tr>
      </thead>
      {daysOf(props.query).map((day) => <Day key={day} day={day} {...props} />)}
    </table>
  );
}

function Day({ day, ...props }: PageProps & { day: string }) {
  const { query, reader } = props;
  const { words, locale } = reader;
  const bookings = bookingsOn(day, props);
  const closed = closureOn(day, props);
  return (
    <tbody>
      <tr class="day">
        <th scope="rowgroup" colSpan={5}>
          <a href={calendarHref({ ...query, view: "day", date: day })}>
            {dayText(day, reader)}
          </a>
          <small>
            {[words.bookings(bookings.length), closed].filter(Boolean)
              .join(" · ")}
          </small>
        </th>
      </tr>
      {bookings.map((booking) => (
        <tr key={booking.id}>
          <td>
            {rangeText(
              Date.parse(booking.start),
              Date.parse(booking.end),
              reader,
            )}
          </td>
          <th scope="row">
            <a
              href={`${
                calendarHref({ ...query, view: "day", date: day })
              }&booking=${booking.id}`}
            >
              {booking.customerName || words.customer}
            </a>
          </th>
          <td>{booking.service[locale]}</td>
          <td>{booking.resource[locale]}</td>
          <td>
            <span class="calendar-status" data-status={booking.status}>
              {words.statuses[booking.status]}
            </span>
          </td>
        </tr>
      ))}
    </tbody>
  );
}
