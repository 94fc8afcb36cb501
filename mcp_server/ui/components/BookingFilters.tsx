import { BOOKING_RANGES } from "../../booking/admin.ts";
import { bookingStatus } from "../../booking/schemas.ts";
import { type BookingFilter, bookingsHref } from "../booking_filter.ts";
import type { Text } from "../locales/text.ts";

interface Props {
  text: Text["bookings"];
  filter: BookingFilter;
}

/** Which bookings to show. Links, so that each choice has an address. */
export function BookingFilters({ text, filter }: Props) {
  return (
    <div class="filters">
      <nav class="segments" aria-label={text.rangeLabel}>
        {BOOKING_RANGES.map((range) => (
          <Choice
            key={range}
            label={text.ranges[range]}
            href={bookingsHref({ range, status: filter.status })}
            chosen={range === filter.range}
          />
        ))}
      </nav>
      <nav class="chips" aria-label={text.statusLabel}>
        {[undefined, ...bookingStatus.options].map((status) => (
          <Choice
            key={status ?? "any"}
            label={status ? text.statuses[status] : text.anyStatus}
            href={bookingsHref({ range: filter.range, status })}
            chosen={status === filter.status}
          />
        ))}
      </nav>
    </div>
  );
}

/** `aria-current` is said either way, or Fresh would mark all that share a path. */
function Choice(props: { label: string; href: string; chosen: boolean }) {
  return (
    <a href={props.href} aria-current={props.chosen ? "true" : "false"}>
      {props.label}
    </a>
  );
}
