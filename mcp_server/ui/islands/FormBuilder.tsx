import { useEffect, useRef, useState } from "preact/hooks";
import type { Locale } from "../../../shared/ui/locale.ts";
import { formsWords } from "../locales/forms.ts";
import { AddQuestion } from "../forms/AddQuestion.tsx";
import type { FormContent } from "../forms/content.ts";
import { FormPreview } from "../forms/FormPreview.tsx";
import { Line } from "../forms/Line.tsx";
import { QuestionCard } from "../forms/QuestionCard.tsx";
import { useContent } from "../forms/use_content.ts";

interface Props {
  locale: Locale;
  /** `YYYY-MM-DD` at the business. */
  today: string;
  content: FormContent;
  /** The hidden fields that its form sends besides. */
  hidden: Readonly<Record<string, string>>;
  mayChange: boolean;
  /** Whether the content was refused, so that it is not saved yet. */
  isRefused: boolean;
  /** The question that was refused. */
  badPlace: number | null;
}

/** As many as a form can have. */
const MAX_QUESTIONS = 50;

/** The questions of a form as staff arrange them, and what customers see. */
export default function FormBuilder(props: Props) {
  const { locale, today, hidden, mayChange, badPlace } = props;
  const words = formsWords[locale];
  const { builder } = words;
  const actions = useContent(props.content, builder, newId);
  const { content, status } = actions;
  const sent = JSON.stringify(content);
  const isUnsaved = props.isRefused || sent !== JSON.stringify(props.content);
  const [isAlive, setIsAlive] = useState(false);
  const added = useRef<string | null>(null);
  useEffect(() => setIsAlive(true), []);
  useEffect(() => {
    document.querySelector<HTMLElement>(`#question-${added.current} input`)
      ?.focus();
    added.current = null;
  }, [content.fields.length]);
  const title = (name: "titleJa" | "titleEn") => (
    <Line
      label={words[name]}
      value={content[name]}
      required
      maxLength={100}
      onValue={(value) => actions.setTitle({ [name]: value })}
    />
  );
  return (
    <div class="form-builder">
      <form
        method="post"
        class="action-form"
        data-changes={isUnsaved ? "unsaved" : "none"}
      >
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="content" value={sent} />
        {badPlace !== null && (
          <p class="notice" data-tone="danger" role="alert">
            {builder.badQuestion(badPlace + 1)}
          </p>
        )}
        <fieldset class="plain" disabled={!mayChange || !isAlive}>
          {title("titleJa")}
          {title("titleEn")}
          {content.fields.map(({ id }, place) => (
            <QuestionCard
              key={id}
              {...{ place, actions, locale }}
              words={builder}
            />
          ))}
          <AddQuestion
            words={builder}
            isFull={content.fields.length >= MAX_QUESTIONS}
            onAdd={(kind) => added.current = actions.add(kind)}
          />
        </fieldset>
        <p class="fine" role="status">{isAlive ? status : builder.wait}</p>
        {mayChange && (
          <button
            type="submit"
            class="button"
            data-kind="primary"
            disabled={!isAlive}
          >
            {words.save}
          </button>
        )}
      </form>
      <FormPreview content={content} today={today} words={builder} />
    </div>
  );
}

function newId(): string {
  return `q_${crypto.randomUUID().slice(0, 8)}`;
}
