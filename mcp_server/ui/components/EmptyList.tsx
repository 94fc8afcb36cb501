import { type BookingFilter, bookingsHref } from "../booking_filter.ts";
import type { Text } from "../locales/text.ts";

interface Props {
  text: Text["bookings"];
  filter: BookingFilter;
}

/** Nothing to show, said kindly, with the way on where there is one. */
export function EmptyList({ text, filter }: Props) {
  const { range, status } = filter;
  return (
    <section class="empty">
      <TeaCup />
      <h2>{status ? text.emptyWithStatus : text.empty[range]}</h2>
      {status
        ? <a class="button" href={bookingsHref({ range })}>{text.showAll}</a>
        : <p>{text.emptyHint}</p>}
    </section>
  );
}

/** A cup of tea: there is time for one. */
function TeaCup() {
  return (
    <svg class="empty-picture" viewBox="0 0 96 72" aria-hidden="true">
      <path
        class="steam"
        d="M38 22c-4-5 4-8 0-14M48 22c-4-5 4-8 0-14M58 22c-4-5 4-8 0-14"
      />
      <path class="cup" d="M28 30h40v14c0 10-8 18-20 18s-20-8-20-18z" />
      <path class="saucer" d="M22 66h52" />
    </svg>
  );
}
