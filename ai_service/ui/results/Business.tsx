import { useLanguage } from "../client/language.ts";
import { mapUrl } from "./map_url.ts";
import { type Row, rowsOf, textOf } from "./read_result.ts";

/** Where the business is and when it is open. */
export function Business({ result }: { result: unknown }) {
  const { text, locale } = useLanguage();
  const { results } = text;
  const facts = (result ?? {}) as Row;
  const address = textOf(facts.address, locale);
  const phone = textOf(facts.phone, locale);
  return (
    <section class="result-card">
      <h3>{textOf(facts.name, locale)}</h3>
      <Hours facts={facts} />
      <Closures facts={facts} />
      {address && (
        <p>
          {address}{" "}
          <a href={mapUrl(address)} target="_blank" rel="noreferrer">
            {results.map}
          </a>
        </p>
      )}
      {phone && (
        <p>
          <a href={`tel:${phone}`}>{phone}</a>
        </p>
      )}
    </section>
  );
}

function Hours({ facts }: { facts: Row }) {
  const { text, locale } = useLanguage();
  const weekdays = Map.groupBy(
    rowsOf(facts, "hours"),
    ({ weekday }) => Number(weekday),
  );
  return (
    <dl class="facts">
      {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
        <>
          <dt>{weekdayName(weekday, locale)}</dt>
          <dd>
            {weekdays.get(weekday)
              ?.map(({ opens, closes }) => `${opens}–${closes}`).join(", ") ??
              text.results.closed}
          </dd>
        </>
      ))}
    </dl>
  );
}

function Closures({ facts }: { facts: Row }) {
  const { text, format } = useLanguage();
  return (
    <>
      {rowsOf(facts, "closures").map(({ from, to, reason }) => (
        <p key={String(from)} class="result-words">
          {text.results.closedFrom(
            format.dateTime(String(from)),
            format.dateTime(String(to)),
          )} <ClosedReason reason={reason} />
        </p>
      ))}
    </>
  );
}

/** The name of a day of the week; 1 is Monday. */
function weekdayName(weekday: number, locale: string): string {
  // 1 January 2024 was a Monday.
  return new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" })
    .format(Date.UTC(2024, 0, weekday));
}

/**
 * Staff write one text, which is kept for both languages; then nobody knows
 * which one it is in, and it is quoted as theirs.
 */
function ClosedReason({ reason }: { reason: unknown }) {
  const { locale } = useLanguage();
  const text = textOf(reason, locale);
  const isQuoted = text !== "" && textOf(reason, "ja") === textOf(reason, "en");
  return isQuoted ? <q lang="" dir="auto">{text}</q> : <>{text}</>;
}
