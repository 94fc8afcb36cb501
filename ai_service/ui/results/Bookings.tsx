import { formatMoney } from "../../../shared/ui/format.ts";
import { useLanguage } from "../client/language.ts";
import { ActionButton } from "./ActionButton.tsx";
import { CalendarLink } from "./CalendarLink.tsx";
import { numberOf, type Row, rowOf, rowsOf, textOf } from "./read_result.ts";
import { usePresent } from "./use_present.ts";

/** The person's bookings, each with what can still be done about it. */
export function Bookings({ result }: { result: unknown }) {
  const { text } = useLanguage();
  const one = rowOf(result, "booking");
  const told = one ? [one] : rowsOf(result, "items");
  const bookings = usePresent("booking_list", told);
  if (bookings.length === 0) return <p>{text.results.noBookings}</p>;
  return (
    <ul class="result-cards" role="list">
      {bookings.map((booking) => (
        <Booking
          key={String(booking.id)}
          booking={booking}
        />
      ))}
    </ul>
  );
}

function Booking({ booking }: { booking: Row }) {
  const { text, format, locale } = useLanguage();
  const status = textOf(booking.status, locale);
  const start = textOf(booking.start, locale);
  const stylist = textOf(rowOf(booking, "stylist")?.name, locale);
  const price = formatMoney(
    numberOf(booking.priceMinor),
    textOf(booking.currency, locale) || "JPY",
    locale,
  );
  const statuses: Record<string, string> = text.results.bookingStatuses;
  return (
    <li class="result-card">
      <h3>{format.dateTime(start)}</h3>
      <p class="result-facts">
        {[textOf(booking.service, locale), stylist, price].filter(Boolean)
          .join(" · ")}
      </p>
      <p class="result-words">{statuses[status] ?? status}</p>
      {booking.note
        ? <p class="result-words">{textOf(booking.note, locale)}</p>
        : null}
      {(status === "confirmed" || status === "requested") &&
        Date.parse(start) > Date.now() && (
        <Changes booking={booking} when={format.dateTime(start)} />
      )}
    </li>
  );
}

function Changes({ booking, when }: { booking: Row; when: string }) {
  const { text, format, locale } = useLanguage();
  const { results } = text;
  const until = textOf(booking.cancelUntil, locale);
  const calendar = <CalendarLink id={String(booking.id)} when={when} />;
  if (Date.parse(until) <= Date.now()) {
    return (
      <>
        <p class="result-words">{results.tooLate}</p>
        {calendar}
      </>
    );
  }
  return (
    <>
      <p class="result-words">{results.changeUntil(format.dateTime(until))}</p>
      <div class="result-actions">
        <ActionButton
          label={results.moveOf(when)}
          say={results.iWouldMove(when)}
        >
          {results.move}
        </ActionButton>
        <ActionButton
          kind="quiet"
          label={results.cancelOf(when)}
          tap={{
            tool: "booking_delete",
            args: { bookingId: booking.id },
            saidAs: results.iWouldCancel(when),
          }}
        >
          {results.cancel}
        </ActionButton>
      </div>
      {calendar}
    </>
  );
}
