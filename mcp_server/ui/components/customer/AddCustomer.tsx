import type { CustomerWords } from "../../locales/customers.ts";
import { ActionForm, type FormPlace, refusalOf } from "../ActionForm.tsx";
import { ContactFields } from "./ContactFields.tsx";

/** A form to add somebody without an account, closed until it is needed. */
export function AddCustomer(
  { words, place }: { words: CustomerWords; place: FormPlace },
) {
  return (
    <details class="add-customer" open={refusalOf(place, "add") !== null}>
      <summary class="button" data-kind="primary">{words.add}</summary>
      <p class="fine">{words.addLead}</p>
      <ActionForm place={place} action="add">
        <ContactFields words={words} place={place} action="add" />
        <button type="submit" class="button" data-kind="primary">
          {words.add}
        </button>
      </ActionForm>
    </details>
  );
}
