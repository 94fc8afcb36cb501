import type { BuiltForm } from "../../forms/content.ts";
import { formsWords } from "../../locales/forms.ts";
import { ActionForm, type FormPlace } from "../ActionForm.tsx";

interface Props {
  place: FormPlace;
  form: BuiltForm;
  forms: readonly BuiltForm[];
}

/** Moves a form of the list up or down. */
export function MoveForm({ place, form, forms }: Props) {
  const words = formsWords[place.locale];
  const { id, titleJa, titleEn, active } = form;
  if (!active) return null;
  const name = place.locale === "ja" ? titleJa : titleEn;
  const ids = forms.filter(({ active }) => active).map(({ id }) => id);
  const button = (by: "-1" | "1", way: string, isLast: boolean) => (
    <button
      type="submit"
      class="button"
      data-kind="quiet"
      name="by"
      value={by}
      disabled={isLast}
      aria-label={words.moved(name, way)}
    >
      {by === "1" ? "↓" : "↑"}
    </button>
  );
  return (
    <ActionForm
      place={place}
      action="sort"
      target={{ formId: id }}
      class="row-actions"
    >
      {ids.map((each) => (
        <input key={each} type="hidden" name="formIds" value={each} />
      ))}
      {button("-1", words.up, ids[0] === id)}
      {button("1", words.down, ids.at(-1) === id)}
    </ActionForm>
  );
}
