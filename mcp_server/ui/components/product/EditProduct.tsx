import { productWords } from "../../locales/products.ts";
import type { ShelfProduct } from "../../records/product.ts";
import { ActionForm, type FormPlace } from "../ActionForm.tsx";
import { DeskCard } from "../DeskCard.tsx";
import { SaveButton } from "../SaveButton.tsx";
import { ShownBefore } from "../ShownBefore.tsx";
import { RetireForm } from "../shop/RetireForm.tsx";
import { ProductFields } from "./ProductFields.tsx";

interface Props {
  place: FormPlace;
  product: ShelfProduct;
  mayChange: boolean;
}

/** A form that changes a product, and one that takes it off sale. */
export function EditProduct({ place, product, mayChange }: Props) {
  const words = productWords[place.locale];
  return (
    <DeskCard id="edit" title={words.edit}>
      <p class="fine">{words.editLead}</p>
      <ActionForm place={place} action="edit">
        <ShownBefore place={place} action="edit" record={product} />
        <fieldset class="plain" disabled={!mayChange}>
          <ProductFields place={place} action="edit" product={product} />
        </fieldset>
        {mayChange && <SaveButton label={words.save} />}
      </ActionForm>
      {mayChange && (
        <RetireForm
          place={place}
          isInUse={product.active}
          words={words}
          question={words.retireQuestion}
        />
      )}
    </DeskCard>
  );
}
