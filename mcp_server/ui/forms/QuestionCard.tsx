import type { Question } from "../../../shared/ui/form/controls.ts";
import type { Locale } from "../../../shared/ui/locale.ts";
import type { BuilderWords } from "../locales/forms.ts";
import { Bilingual } from "./Bilingual.tsx";
import { Condition } from "./Condition.tsx";
import { type Kind, kindOf, KINDS, withKind } from "./content.ts";
import { Limits } from "./Limits.tsx";
import { Check, Choice } from "./Line.tsx";
import { Options } from "./Options.tsx";
import { QuestionButtons } from "./QuestionButtons.tsx";
import type { ContentActions } from "./use_content.ts";

interface Props {
  place: number;
  actions: ContentActions;
  locale: Locale;
  words: BuilderWords;
}

/** Everything that is said of one question. */
export function QuestionCard({ place, actions, locale, words }: Props) {
  const { fields } = actions.content;
  const field = fields[place]!;
  const change = (changed: Question) => actions.change(place, changed);
  const part = { field, words, onChange: change };
  return (
    <fieldset class="form-question" id={`question-${field.id}`}>
      <legend>{words.question(place + 1)}</legend>
      <QuestionButtons {...{ place, actions, locale, words }} />
      <Bilingual
        labels={{ ja: words.labelJa, en: words.labelEn }}
        value={field.label}
        required
        onValue={(label) => change({ ...field, label })}
      />
      <Choice
        label={words.type}
        value={kindOf(field)}
        options={KINDS.map((value) => ({ value, label: words.types[value] }))}
        onValue={(kind) => change(withKind(field, kind as Kind))}
      />
      {field.options && <Options {...part} />}
      <Limits {...part} />
      <Check
        label={words.required}
        checked={field.required}
        onValue={(required) => change({ ...field, required })}
      />
      <Condition {...part} before={fields.slice(0, place)} locale={locale} />
      <Help {...part} />
    </fieldset>
  );
}

/** An empty help is none; one language alone is not enough of it. */
function Help({ field, words, onChange }: {
  field: Question;
  words: BuilderWords;
  onChange(field: Question): void;
}) {
  const { help = { ja: "", en: "" }, ...others } = field;
  return (
    <Bilingual
      labels={{ ja: words.helpJa, en: words.helpEn }}
      value={help}
      required={help.ja !== "" || help.en !== ""}
      onValue={(help) =>
        onChange(help.ja || help.en ? { ...others, help } : others)}
    />
  );
}
