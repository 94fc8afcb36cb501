import type { ComponentChildren } from "preact";
import type { StaffBooking } from "../../booking/admin.ts";
import type { BookingStatus } from "../../booking/schemas.ts";
import { formatPrice, formatTime, type Place } from "../format.ts";
import type { Text } from "../locales/text.ts";

interface Props {
  text: Text["bookings"];
  booking: StaffBooking;
  place: Place;
  now: Date;
}

const tones: Record<BookingStatus, string> = {
  pending: "warning",
  confirmed: "success",
  cancelled: "",
  completed: "accent",
  no_show: "danger",
};

/** One booking: a row of the table, or a card on a small screen. */
export function BookingRow({ text, booking, place, now }: Props) {
  const { locale } = place;
  const { status, customer, service, resource, note } = booking;
  return (
    <tr class="booking" role="row" data-status={status}>
      <Cell name="time" label={text.columns.time}>
        <Times booking={booking} place={place} />
        {isNow(booking, now) && <span class="now">{text.now}</span>}
      </Cell>
      <Cell name="customer" label={text.columns.customer}>
        <span class="customer-name">
          {customer.name || text.unknownCustomer}
        </span>
        {customer.email && <span class="fine">{customer.email}</span>}
      </Cell>
      <Cell name="service" label={text.columns.service}>{service[locale]}</Cell>
      <Cell name="resource" label={text.columns.resource}>
        {resource[locale]}
      </Cell>
      <Cell name="status" label={text.columns.status}>
        <span class="badge" data-tone={tones[status]}>
          {text.statuses[status]}
        </span>
      </Cell>
      <Cell name="price" label={text.columns.price}>
        {formatPrice(booking.priceMinor, booking.currency, locale)}
      </Cell>
      <Cell name="note" label={text.columns.note}>{note}</Cell>
      <Cell name="createdBy" label={text.columns.createdBy}>
        {text.createdBy[booking.createdBy]}
      </Cell>
    </tr>
  );
}

function Cell(
  props: { name: string; label: string; children: ComponentChildren },
) {
  return (
    <td role="cell" class={`at-${props.name}`} data-label={props.label}>
      {props.children}
    </td>
  );
}

function Times({ booking, place }: Pick<Props, "booking" | "place">) {
  const { start, end } = booking;
  return (
    <span class="times">
      <time dateTime={start}>{formatTime(new Date(start), place)}</time>
      <span aria-hidden="true">–</span>
      <time dateTime={end}>{formatTime(new Date(end), place)}</time>
    </span>
  );
}

function isNow({ status, start, end }: StaffBooking, now: Date): boolean {
  return status === "confirmed" && new Date(start) <= now &&
    now < new Date(end);
}
