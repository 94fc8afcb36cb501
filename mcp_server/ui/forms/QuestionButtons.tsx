import { useLayoutEffect, useRef } from "preact/hooks";
import type { Locale } from "../../../shared/ui/locale.ts";
import { type BuilderWords, formsWords } from "../locales/forms.ts";
import type { ContentActions } from "./use_content.ts";

/** Moves a question up or down, or takes it away. */
export function QuestionButtons({ place, actions, locale, words }: {
  place: number;
  actions: ContentActions;
  locale: Locale;
  words: BuilderWords;
}) {
  const { up, down, moved } = formsWords[locale];
  const { fields } = actions.content;
  const name = fields[place]!.label[locale] || words.question(place + 1);
  // A card that changes its place loses the focus, which stays on its button.
  const pressed = useRef<HTMLButtonElement | null>(null);
  useLayoutEffect(() => {
    pressed.current?.focus();
    pressed.current = null;
  }, [place]);
  const button = (by: -1 | 1, way: string, isLast: boolean) => (
    <button
      type="button"
      class="button"
      data-kind="quiet"
      aria-disabled={isLast}
      aria-label={moved(name, way)}
      onClick={(event) => {
        if (isLast) return;
        pressed.current = event.currentTarget;
        actions.move(place, by);
      }}
    >
      {by === 1 ? "↓" : "↑"}
    </button>
  );
  return (
    <div class="form-question-buttons">
      {button(-1, up, place === 0)}
      {button(1, down, place === fields.length - 1)}
      <button
        type="button"
        class="button"
        data-kind="quiet"
        disabled={fields.length === 1}
        onClick={() => actions.remove(place, name)}
      >
        {words.remove}
      </button>
    </div>
  );
}
