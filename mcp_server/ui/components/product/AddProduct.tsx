import { productWords } from "../../locales/products.ts";
import { ActionForm, type FormPlace, refusalOf } from "../ActionForm.tsx";
import { TextField } from "../FormField.tsx";
import { SaveButton } from "../SaveButton.tsx";
import { ProductFields, type ShownProduct } from "./ProductFields.tsx";

interface Props {
  place: FormPlace;
  /** Of the shop's other products. */
  currency: string;
  isFirst: boolean;
}

/** A form for a new product; it is open where there is none yet. */
export function AddProduct({ place, currency, isFirst }: Props) {
  const words = productWords[place.locale];
  const isOpen = isFirst || refusalOf(place, "add") !== null;
  return (
    <details class="add-customer" open={isOpen}>
      <summary class="button" data-kind="primary">{words.add}</summary>
      <p class="fine">{words.addLead}</p>
      <ActionForm place={place} action="add">
        <ProductFields
          place={place}
          action="add"
          product={newProduct(currency)}
        />
        <TextField
          place={place}
          action="add"
          name="onHand"
          label={words.onHand}
          value="0"
          inputMode="numeric"
          required
        />
        <SaveButton label={words.add} />
      </ActionForm>
    </details>
  );
}

function newProduct(currency: string): ShownProduct {
  return {
    nameJa: "",
    nameEn: "",
    descriptionJa: "",
    descriptionEn: "",
    priceMinor: NaN,
    currency,
    reducedTax: false,
    lowStockAt: 5,
  };
}
