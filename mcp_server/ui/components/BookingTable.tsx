import type { StaffBooking } from "../../booking/admin.ts";
import { type Day, groupByDay, relationOf } from "../days.ts";
import { formatDay, type Place } from "../format.ts";
import type { Text } from "../locales/text.ts";
import { BookingRow } from "./BookingRow.tsx";

interface Props {
  text: Text["bookings"];
  bookings: readonly StaffBooking[];
  place: Place;
  now: Date;
}

/**
 * Bookings under a heading per day. The roles are spelled out because rows
 * become cards on a small screen, and `display` takes table roles away.
 */
export function BookingTable({ text, bookings, place, now }: Props) {
  const { columns } = text;
  return (
    <table class="booking-table" role="table" aria-label={text.title}>
      <thead role="rowgroup">
        <tr role="row">
          {Object.entries(columns).map(([name, label]) => (
            <th key={name} role="columnheader" scope="col" class={`at-${name}`}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      {groupByDay(bookings, place.timeZone).map((day) => (
        <tbody key={day.key} role="rowgroup">
          <DayHeading text={text} day={day} place={place} now={now} />
          {day.bookings.map((booking) => (
            <BookingRow
              key={booking.id}
              text={text}
              booking={booking}
              place={place}
              now={now}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function DayHeading(
  { text, day, place, now }: Omit<Props, "bookings"> & { day: Day },
) {
  const relation = relationOf(day.key, now, place.timeZone);
  return (
    <tr class="day" role="row">
      <th
        role="rowheader"
        scope="rowgroup"
        colSpan={Object.keys(text.columns).length}
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
