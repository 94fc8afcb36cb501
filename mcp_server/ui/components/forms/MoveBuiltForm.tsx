import type { BuiltForm } from "../../forms/content.ts";
import { formsWords } from "../../locales/forms.ts";
import type { FormPlace } from "../ActionForm.tsx";
import { MoveForm } from "../shop/MoveForm.tsx";

interface Props {
  place: FormPlace;
  form: BuiltForm;
  forms: readonly BuiltForm[];
}

/** Moves a form of the list up or down. */
export function MoveBuiltForm({ place, form, forms }: Props) {
  const { id, titleJa, titleEn, active } = form;
  if (!active) return null;
  return (
    <MoveForm
      place={place}
      id={id}
      name={place.locale === "ja" ? titleJa : titleEn}
      ids={forms.filter(({ active }) => active).map(({ id }) => id)}
      field="form"
      words={formsWords[place.locale]}
    />
  );
}
