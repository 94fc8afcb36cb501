import { formsWords } from "../../locales/forms.ts";
import { ActionForm, type FormPlace, refusalOf } from "../ActionForm.tsx";
import { TextField } from "../FormField.tsx";
import { SaveButton } from "../SaveButton.tsx";

/** A form for a new form; it is open where there is none yet. */
export function AddForm(
  { place, isFirst }: { place: FormPlace; isFirst: boolean },
) {
  const words = formsWords[place.locale];
  const form = { place, action: "add" };
  return (
    <details
      class="add-customer"
      open={isFirst || refusalOf(place, "add") !== null}
    >
      <summary class="button" data-kind="primary">{words.add}</summary>
      <p class="fine">{words.addLead}</p>
      <ActionForm {...form}>
        {(["titleJa", "titleEn"] as const).map((name) => (
          <TextField
            key={name}
            {...form}
            name={name}
            label={words[name]}
            required
            maxLength={100}
            autocomplete="off"
          />
        ))}
        <SaveButton label={words.add} />
      </ActionForm>
    </details>
  );
}
