import { useLanguage } from "../client/language.ts";
import { ActionButton } from "./ActionButton.tsx";
import { type Row, rowsOf, textOf } from "./read_result.ts";

/** Days that are shown at once; the others are a tap away. */
const DAYS_SHOWN = 3;

/** Open times, by day; a tap says the time. */
export function Slots({ result }: { result: unknown }) {
  const { text } = useLanguage();
  const slots = rowsOf(result, "slots");
  const days = [
    ...Map.groupBy(slots, ({ start }) => String(start).slice(0, 10)),
  ];
  const later = days.slice(DAYS_SHOWN);
  if (days.length === 0) return <p>{text.results.noSlots}</p>;
  return (
    <div class="slots">
      {days.slice(0, DAYS_SHOWN).map(([day, times]) => (
        <Day key={day} times={times} />
      ))}
      {later.length > 0 && (
        <details>
          <summary>{text.results.laterDays(later.length)}</summary>
          {later.map(([day, times]) => <Day key={day} times={times} />)}
        </details>
      )}
    </div>
  );
}

function Day({ times }: { times: readonly Row[] }) {
  const { text, format, locale } = useLanguage();
  const starts = times.map(({ start }) => textOf(start, locale));
  return (
    <section class="slots-day">
      <h3>{format.weekday(starts[0]!)}</h3>
      <ul role="list">
        {starts.map((start) => (
          <li key={start}>
            <ActionButton
              label={format.dateTime(start)}
              say={text.results.pleaseAt(format.dateTime(start))}
            >
              {format.time(start)}
            </ActionButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
