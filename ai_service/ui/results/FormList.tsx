import { useLanguage } from "../client/language.ts";
import { ActionButton } from "./ActionButton.tsx";
import { rowsOf, textOf } from "./read_result.ts";

/** The forms that can be filled in; a tap opens one. */
export function FormList({ result }: { result: unknown }) {
  const { text, locale } = useLanguage();
  const { results } = text;
  const forms = rowsOf(result, "items");
  if (forms.length === 0) return <p>{results.noForms}</p>;
  return (
    <ul class="result-cards" role="list">
      {forms.map(({ id, title }) => {
        const name = textOf(title, locale);
        return (
          <li key={String(id)} class="result-card">
            <h3>{name}</h3>
            <ActionButton
              label={results.openFormOf(name)}
              tap={{
                tool: "form_get",
                args: { formId: id },
                saidAs: results.iWouldOpen(name),
              }}
            >
              {results.openForm}
            </ActionButton>
          </li>
        );
      })}
    </ul>
  );
}
