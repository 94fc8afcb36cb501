import { formatMoney } from "../../../shared/ui/format.ts";
import { useLanguage } from "../client/language.ts";
import { ActionButton } from "./ActionButton.tsx";
import { namedIn, numberOf, type Row, rowsOf, textOf } from "./read_result.ts";

/** What can be booked, with price and duration. */
export function Services(
  { result, words }: { result: unknown; words: string },
) {
  const { locale } = useLanguage();
  const services = rowsOf(result, "services");
  return (
    <ul class="result-cards" role="list">
      {namedIn(words, services, locale).map((service) => (
        <Service key={String(service.id)} service={service} />
      ))}
    </ul>
  );
}

function Service({ service }: { service: Row }) {
  const { text, locale } = useLanguage();
  const { results } = text;
  const name = textOf(service.name, locale);
  const price = formatMoney(
    numberOf(service.priceMinor),
    textOf(service.currency, locale) || "JPY",
    locale,
  );
  return (
    <li class="result-card">
      <h3>{name}</h3>
      <p class="result-facts">
        {results.minutes(numberOf(service.durationMinutes))} · {price}
      </p>
      <p class="result-words">{textOf(service.description, locale)}</p>
      {service.needsApproval === true && (
        <p class="result-words">{results.needsApproval}</p>
      )}
      <ActionButton label={results.bookOf(name)} say={results.iWouldBook(name)}>
        {results.book}
      </ActionButton>
    </li>
  );
}
