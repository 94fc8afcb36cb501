import type { Locale } from "../../../../shared/ui/locale.ts";
import { setUpWords } from "../../locales/set_up.ts";
import type { SetUpStep } from "../../shop/set_up.ts";
import { DeskCard } from "../DeskCard.tsx";

/** What a new shop needs, ticked off as it is there; then it goes. */
export function SetUpList(
  { steps, locale }: { steps: readonly SetUpStep[]; locale: Locale },
) {
  if (steps.length === 0) return null;
  const words = setUpWords[locale];
  const count = steps.filter(({ isDone }) => !isDone).length;
  return (
    <DeskCard id="set-up" title={words.title} count={count}>
      <p class="fine">{words.lead}</p>
      <ol role="list" class="lines">
        {steps.map(({ name, path, isDone, isOptional }) => (
          <li key={name}>
            <a class="line" href={path}>
              <span
                class="badge"
                data-tone={isDone ? "success" : isOptional ? "" : "warning"}
              >
                {isDone ? `✓ ${words.done}` : words.open}
              </span>
              <span>{words.steps[name]}</span>
              {isOptional && !isDone && (
                <span class="fine">{words.optional}</span>
              )}
            </a>
          </li>
        ))}
      </ol>
    </DeskCard>
  );
}
