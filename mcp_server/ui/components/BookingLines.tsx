import type { ComponentChildren } from "preact";
import type { StaffBooking } from "../../booking/schemas.ts";
import { formatDateTime, formatTime, type Place } from "../format.ts";
import type { Text } from "../locales/text.ts";
import { CustomerLink } from "./CustomerLink.tsx";

interface Props {
  bookings: readonly StaffBooking[];
  text: Text;
  time: Place & { now: Date };
  /** Whether the day is plain, and only the time has to be told. */
  isToday?: boolean;
  /** Whether all are of the one customer whom the page is about. */
  isOfOne?: boolean;
  /** Said where there are none. */
  nothing: string;
  /** Buttons beside a booking. */
  actions?(booking: StaffBooking): ComponentChildren;
}

/** Bookings as a short list, such as those that come next. */
export function BookingLines(
  { bookings, text, time, isToday, isOfOne, nothing, actions }: Props,
) {
  if (bookings.length === 0) return <p class="fine">{nothing}</p>;
  return (
    <ul role="list" class="lines">
      {bookings.map((booking) => (
        <li key={booking.id}>
          <Line
            booking={booking}
            text={text}
            time={time}
            isToday={isToday}
            isOfOne={isOfOne}
          />
          {actions?.(booking)}
        </li>
      ))}
    </ul>
  );
}

type LineProps = {
  booking: StaffBooking;
  isToday: boolean | undefined;
  isOfOne: boolean | undefined;
} & Pick<Props, "text" | "time">;

function Line({ booking, text, time, isToday, isOfOne }: LineProps) {
  const { start, status, customer, service, resource, note } = booking;
  const at = new Date(start);
  const unknown = text.bookings.unknownCustomer;
  return (
    <div class="line">
      <time dateTime={start}>
        {isToday ? formatTime(at, time) : formatDateTime(at, time)}
      </time>
      {!isOfOne && <CustomerLink customer={customer} unknown={unknown} />}
      <span class="fine">
        {service[time.locale]} · {resource[time.locale]}
        {(isOfOne || status !== "confirmed") &&
          ` · ${text.bookings.statuses[status]}`}
      </span>
      {note && <span class="fine said" dir="auto">{note}</span>}
    </div>
  );
}
