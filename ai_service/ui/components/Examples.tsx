import { useLanguage } from "../client/language.ts";

/** How an empty conversation greets, and what it offers to say. */
export interface Greeting {
  heading: string;
  examples: string[];
}

/** What an empty conversation shows. */
export function Examples(
  { greeting, disabled, onPick }: {
    greeting: Greeting;
    disabled: boolean;
    onPick: (text: string) => void;
  },
) {
  const { text } = useLanguage();
  return (
    <section class="examples" aria-labelledby="examples-heading">
      <h2 id="examples-heading">{greeting.heading}</h2>
      <p>{text.chat.emptyLead}</p>
      <ul role="list">
        {greeting.examples.map((example) => (
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
