import type { StaffBooking } from "../../booking/schemas.ts";
import { type Day, groupByDay, relationOf } from "../days.ts";
import { formatDay } from "../format.ts";
import { bookingColumns, type CellContext } from "./BookingColumns.tsx";
import { BookingRow } from "./BookingRow.tsx";

interface Props {
  bookings: readonly StaffBooking[];
  context: CellContext;
}

/**
 * Bookings under a heading per day. The roles are spelled out because rows
 * become cards on a small screen, and `display` takes table roles away.
 */
export function BookingTable({ bookings, context }: Props) {
  const { text, place } = context;
  return (
    <table class="booking-table" role="table" aria-label={text.title}>
      <thead role="rowgroup">
        <tr role="row">
          {bookingColumns.map(({ name, header }) => (
            <th key={name} role="columnheader" scope="col" class={`at-${name}`}>
              {header[place.locale]}
            </th>
          ))}
        </tr>
      </thead>
      {groupByDay(bookings, place.timeZone).map((day) => (
        <tbody key={day.key} role="rowgroup">
          <DayHeading day={day} context={context} />
          {day.bookings.map((booking) => (
            <BookingRow key={booking.id} booking={booking} context={context} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function DayHeading({ day, context }: { day: Day; context: CellContext }) {
  const { text, place, now } = context;
  const relation = relationOf(day.key, now, place.timeZone);
  return (
    <tr class="day" role="row">
      <th
        role="rowheader"
        scope="rowgroup"
        colSpan={bookingColumns.length}
      >
        <time dateTime={day.key}>{formatDay(day.date, now, place)}</time>
        {relation && (
          <span class="badge" data-tone={relation === "today" ? "accent" : ""}>
            {text[relation]}
          </span>
        )}
        <span class="day-count">{text.count(day.bookings.length)}</span>
      </th>
    </tr>
  );
}
