import { dayText } from "./context.ts";
import type { PageProps } from "./page_props.ts";
import {
  CALENDAR_VIEWS,
  calendarHref,
  daysOf,
  SHOWN_STATUSES,
  stepped,
} from "./view.ts";

/** Which days, which view, whose column and which status; all of it is in the address. */
export function CalendarToolbar({ query, calendar, reader, today }: PageProps) {
  const { words, locale } = reader;
  const days = daysOf(query);
  const title = query.view === "day"
    ? dayText(query.date, reader)
    : query.view === "month"
    ? monthText(query.date, locale)
    : `${dayText(days[0]!, reader)} – ${dayText(days.at(-1)!, reader)}`;
  return (
    <div class="calendar-toolbar">
      <nav class="calendar-steps" aria-label={words.date}>
        <a class="button" href={calendarHref(stepped(query, -1))}>
          <span aria-hidden="true">‹</span>
          <span class="visually-hidden">{words.previous}</span>
        </a>
        <a class="button" href={calendarHref({ ...query, date: today })}>
          {words.today}
        </a>
        <a class="button" href={calendarHref(stepped(query, 1))}>
          <span aria-hidden="true">›</span>
          <span class="visually-hidden">{words.next}</span>
        </a>
        <strong class="calendar-title">{title}</strong>
      </nav>
      <nav class="segments" aria-label={words.view}>
        {CALENDAR_VIEWS.map((view) => (
          <a
            key={view}
            href={calendarHref({ ...query, view })}
            aria-current={view === query.view ? "page" : "false"}
          >
            {words.views[view]}
          </a>
        ))}
      </nav>
      <details class="calendar-filter" open={isFiltered(query)}>
        <summary class="button" data-kind="quiet">{words.filter}</summary>
        <form method="get" action="/admin/calendar">
          <input type="hidden" name="view" value={query.view} />
          <label>
            {words.date}
            <input class="input" type="date" name="date" value={query.date} />
          </label>
          <Choice
            name="column"
            label={words.column}
            value={query.column}
            options={[
              { value: "", label: words.allColumns },
              ...calendar.columns
                .map(({ id, name }) => ({ value: id, label: name[locale] })),
            ]}
          />
          <Choice
            name="status"
            label={words.status}
            value={query.status}
            options={[
              { value: "", label: words.allStatuses },
              ...SHOWN_STATUSES
                .map((value) => ({ value, label: words.statuses[value] })),
            ]}
          />
          <button type="submit" class="button">{words.go}</button>
        </form>
      </details>
    </div>
  );
}

function isFiltered({ column, status }: PageProps["query"]): boolean {
  return column !== undefined || status !== undefined;
}

function monthText(date: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    year: "numeric",
    month: "long",
  }).format(new Date(date));
}

function Choice({ name, label, value, options }: {
  name: string;
  label: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
}) {
  return (
    <label>
      {label}
      <select class="input" name={name}>
        {options.map((option) => (
          <option
            key={option.value}
            value={option.value}
            selected={option.value === (value ?? "")}
          >
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
