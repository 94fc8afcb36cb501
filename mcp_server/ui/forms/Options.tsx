import type { Question } from "../../../shared/ui/form/controls.ts";
import type { BuilderWords } from "../locales/forms.ts";
import { Bilingual } from "./Bilingual.tsx";
import { newOption } from "./content.ts";

/** The options of a question, each in both languages. */
export function Options({ field, words, onChange }: {
  field: Question;
  words: BuilderWords;
  onChange(field: Question): void;
}) {
  const { options = [] } = field;
  const set = (changed: typeof options) =>
    onChange({ ...field, options: changed });
  return (
    <fieldset class="form-options">
      <legend>{words.options}</legend>
      {options.map((option, place) => (
        <div key={option.value} class="form-option">
          <Bilingual
            labels={{
              ja: words.optionJa(place + 1),
              en: words.optionEn(place + 1),
            }}
            value={option.label}
            required
            onValue={(label) =>
              set(options.with(place, { ...option, label }))}
          />
          <button
            type="button"
            class="button"
            data-kind="quiet"
            disabled={options.length === 1}
            aria-label={words.removeOption(place + 1)}
            onClick={() =>
              set(options.toSpliced(place, 1))}
          >
            ×
          </button>
        </div>
      ))}
      <button
        type="button"
        class="button"
        disabled={options.length >= 50}
        onClick={() => set([...options, newOption(options)])}
      >
        {words.addOption}
      </button>
    </fieldset>
  );
}
