import type { Misfits } from "../../../booking/resource/misfits_operation.ts";
import { formatDateTime, type Place } from "../../format.ts";
import { hoursWords } from "../../locales/hours.ts";
import { DeskCard } from "../DeskCard.tsx";

interface Props {
  misfits: Misfits;
  time: Place & { now: Date };
}

/** Bookings that stay, though they could not be made any more. */
export function MisfitList({ misfits: { items, count }, time }: Props) {
  const { locale } = time;
  const words = hoursWords[locale];
  const hasAny = count > 0;
  return (
    <DeskCard
      id="misfits"
      title={words.misfits}
      {...(hasAny && { count })}
    >
      <p class="fine">{hasAny ? words.misfitsLead : words.noMisfits}</p>
      <ul role="list" class="lines">
        {items.map(({ id, start, customerName, service, ...of }) => (
          <li key={id}>
            <a class="line" href={calendarAt(id, start)}>
              <time datetime={start}>
                {formatDateTime(new Date(start), time)}
              </time>
              <span dir="auto">{customerName || words.unknown}</span>
              <span dir="auto">{service[locale]}</span>
              <span class="badge" data-tone="warning">
                {words.reasons[of.reason]}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </DeskCard>
  );
}

/** The booking in the calendar, where it can be moved or cancelled. */
function calendarAt(id: string, start: string): string {
  const query = new URLSearchParams({ date: start.slice(0, 10), booking: id });
  return `/admin/calendar?${query}`;
}
