import { useLanguage } from "../client/language.ts";
import { type Row, rowsOf, textOf } from "../results/read_result.ts";

/** What the person handed in, with the questions as they were then. */
export function HandedIn({ items }: { items: readonly Row[] }) {
  const { format, locale } = useLanguage();
  return (
    <ul class="result-cards" role="list">
      {items.map((item) => (
        <li key={String(item.id)} class="result-card">
          <h3>{textOf(item.title, locale)}</h3>
          <p class="result-facts">
            {format.dateTime(textOf(item.submittedAt, locale))}
          </p>
          <dl class="handed-in">
            {rowsOf(item, "answers").map(({ label, value }, index) => (
              <div key={index}>
                <dt>{textOf(label, locale)}</dt>
                <dd dir="auto">{textOf(value, locale)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
