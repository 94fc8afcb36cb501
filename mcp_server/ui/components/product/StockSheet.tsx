import { productWords } from "../../locales/products.ts";
import { GIVEN_REASONS, type ShelfProduct } from "../../records/product.ts";
import { ActionForm, type FormPlace } from "../ActionForm.tsx";
import { SelectField, TextField } from "../FormField.tsx";
import { SaveButton } from "../SaveButton.tsx";
import { StockRow } from "./StockRow.tsx";

interface Props {
  place: FormPlace;
  products: readonly ShelfProduct[];
  mayChange: boolean;
}

/** The stock of several products in one form, with a reason for what changes. */
export function StockSheet({ place, products, mayChange }: Props) {
  const words = productWords[place.locale];
  const form = { place, action: "stock" };
  const reasons = GIVEN_REASONS.map((value) => ({
    value,
    label: words.reasons[value]!,
  }));
  return (
    <ActionForm place={place} action="stock" class="stock-sheet">
      <fieldset class="plain" disabled={!mayChange}>
        <div class="filter-form">
          <SelectField
            {...form}
            name="reason"
            label={words.reason}
            options={reasons}
          />
          <TextField
            {...form}
            name="note"
            label={words.note}
            hint={words.noteHint}
            maxLength={200}
            autocomplete="off"
          />
        </div>
        <ul class="stock-rows" role="list" data-steppers>
          {products.map((product) => (
            <StockRow key={product.id} place={place} product={product} />
          ))}
        </ul>
        {mayChange && (
          <div class="sheet-end">
            <SaveButton label={words.saveStock} />
          </div>
        )}
      </fieldset>
    </ActionForm>
  );
}
