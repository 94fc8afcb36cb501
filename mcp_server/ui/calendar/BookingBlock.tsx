import { type CalendarReader, rangeText } from "./context.ts";
import type { GridProps } from "./Grid.tsx";
import { type GridColumn, type PlacedBooking, placeIn } from "./grid.ts";

type Props = GridProps & { column: GridColumn; placed: PlacedBooking };

/** A booking in its column; its status is a word, not only a colour. */
export function BookingBlock(props: Props) {
  const { placed, column, reader, isAlive, mayChange, onOpen } = props;
  const { booking, from, until } = placed;
  const { words, locale } = reader;
  const { status, note } = booking;
  const isActive = status === "requested" || status === "confirmed";
  return (
    <li
      class="calendar-booking"
      data-status={status}
      data-booking={booking.id}
      data-from={from}
      data-until={until}
      data-fixed={isActive ? undefined : true}
      data-short={until - from <= 30 * 60_000}
      style={isAlive ? styleOf(placed, column) : undefined}
    >
      <button
        type="button"
        aria-describedby="calendar-help"
        onClick={() => onOpen(booking)}
      >
        <span class="calendar-time">{rangeText(from, until, reader)}</span>
        <strong>{booking.customerName || words.customer}</strong>
        <span class="calendar-status">{words.statuses[status]}</span>
        <span class="calendar-service">{booking.service[locale]}</span>
        {column.resourceId === null && <With {...{ booking, reader }} />}
        {note && <span class="calendar-note">{words.note_(note)}</span>}
      </button>
      {isAlive && mayChange && isActive && (
        <span class="calendar-grip" data-grip aria-hidden="true" />
      )}
    </li>
  );
}

function With(
  { booking, reader }: Pick<PlacedBooking, "booking"> & {
    reader: CalendarReader;
  },
) {
  return <span class="calendar-service">{booking.resource[reader.locale]}
  </span>;
}

function styleOf(
  { from, until, lane, lanes }: PlacedBooking,
  column: GridColumn,
) {
  return {
    ...placeIn(column, { from, until }),
    left: `${lane / lanes * 100}%`,
    width: `${100 / lanes}%`,
  };
}
