import { useLanguage } from "../client/language.ts";

/**
 * Puts a booking into the person's calendar: a plain link to a file, as phones
 * and the browsers inside of other apps open nothing else.
 */
export function CalendarLink({ id, when }: { id: string; when: string }) {
  const { text: { own } } = useLanguage();
  return (
    <a
      class="result-link"
      href={`/bookings/${encodeURIComponent(id)}.ics`}
      aria-label={own.calendarOf(when)}
    >
      {own.calendar}
    </a>
  );
}
