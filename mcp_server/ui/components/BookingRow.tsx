import type { StaffBooking } from "../../booking/schemas.ts";
import {
  type BookingColumn,
  bookingColumns,
  type CellContext,
} from "./BookingColumns.tsx";

interface Props {
  booking: StaffBooking;
  context: CellContext;
}

/** One booking: a row of the table, or a card on a small screen. */
export function BookingRow({ booking, context }: Props) {
  return (
    <tr class="booking" role="row" data-status={booking.status}>
      {bookingColumns.map((column) => (
        <Cell
          key={column.name}
          column={column}
          booking={booking}
          context={context}
        />
      ))}
    </tr>
  );
}

function Cell(
  { column, booking, context }: Props & { column: BookingColumn },
) {
  const { name, header, cell, isLong } = column;
  return (
    <td
      role="cell"
      class={isLong ? `at-${name} long` : `at-${name}`}
      data-label={header[context.place.locale]}
    >
      {cell(booking, context)}
    </td>
  );
}
