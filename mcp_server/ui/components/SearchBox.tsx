import type { Locale } from "../../../shared/ui/locale.ts";
import { searchWords } from "../locales/search.ts";

/** The one box that finds customers, bookings and orders; `/` goes to it. */
export function SearchBox(
  { locale, query }: { locale: Locale; query: string },
) {
  const words = searchWords[locale];
  return (
    <search class="search-box">
      <form method="get" action="/admin/search">
        <label class="visually-hidden" for="desk-search">{words.label}</label>
        <input
          id="desk-search"
          class="input"
          type="search"
          name="q"
          value={query}
          placeholder={words.placeholder}
          aria-keyshortcuts="/"
          autocomplete="off"
          maxLength={100}
          data-search
        />
      </form>
    </search>
  );
}
