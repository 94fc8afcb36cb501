import type { NoticeWordsView } from "../../../notice/words_schemas.ts";
import type { NoticePageWords } from "../../locales/notices.ts";
import { ActionForm, type FormPlace, refusalOf } from "../ActionForm.tsx";
import { TextAreaField, TextField } from "../FormField.tsx";
import { SaveButton } from "../SaveButton.tsx";

interface Props {
  shown: NoticeWordsView;
  words: NoticePageWords;
  place: FormPlace;
  mayChange: boolean;
}

/** The words of one kind of notice in one language, folded away, with a preview. */
export function EditWords({ shown, words, place, mayChange }: Props) {
  const { kind, locale, isOwn, placeholders, preview } = shown;
  const target = { kind, locale };
  const form = { place, action: "words", target };
  return (
    <details class="card" open={refusalOf(place, "words", target) !== null}>
      <summary>
        {words.kinds[kind]} · {words.languages[locale]}{" "}
        {isOwn && <span class="badge">{words.own}</span>}
      </summary>
      <ActionForm {...form}>
        <fieldset class="plain" disabled={!mayChange}>
          <TextField
            {...form}
            name="subject"
            label={words.subject}
            value={shown.subject}
            lang={locale}
          />
          <TextAreaField
            {...form}
            name="text"
            label={words.text}
            value={shown.text}
            hint={words.placeholders(
              placeholders.map((name) =>
                `{${name}}`
              ).join(" "),
            )}
            rows={10}
            lang={locale}
          />
        </fieldset>
        {mayChange && <SaveButton label={words.save} />}
      </ActionForm>
      {isOwn && mayChange && (
        <ActionForm place={place} action="reset" target={target}>
          <button type="submit" class="button">{words.reset}</button>
        </ActionForm>
      )}
      <h2>{words.preview}</h2>
      <p lang={locale}>
        <strong>{preview.subject}</strong>
      </p>
      <p class="said" lang={locale}>{preview.text}</p>
    </details>
  );
}
