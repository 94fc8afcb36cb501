import { useLanguage } from "../client/language.ts";

/** What an empty conversation offers to say. */
export function Examples(
  { disabled, onPick }: { disabled: boolean; onPick: (text: string) => void },
) {
  const { text } = useLanguage();
  return (
    <section class="examples" aria-labelledby="examples-heading">
      <h2 id="examples-heading">{text.chat.emptyHeading}</h2>
      <p>{text.chat.emptyLead}</p>
      <ul role="list">
        {text.chat.examples.map((example) => (
          <li key={example}>
            <button
              type="button"
              class="example"
              disabled={disabled}
              onClick={() => onPick(example)}
            >
              {example}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
