import type { CalendarWords } from "../locales/calendar.ts";

/** In place of the calendar, for whom the server does not know any more. */
export function SessionOver({ words }: { words: CalendarWords }) {
  const query = new URLSearchParams({
    return_to: location.pathname + location.search,
  });
  return (
    <div class="notice session-over" data-tone="danger" role="alert">
      <p>{words.over}</p>
      <a class="button" data-kind="primary" href={`/admin/sign-in?${query}`}>
        {words.signIn}
      </a>
    </div>
  );
}
