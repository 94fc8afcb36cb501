import { productWords } from "../../locales/products.ts";
import type { ShelfProduct } from "../../records/product.ts";
import { ActionForm, type FormPlace } from "../ActionForm.tsx";
import { ConfirmButton } from "../ConfirmButton.tsx";
import { DeskCard } from "../DeskCard.tsx";
import { ProductPicture } from "./ProductPicture.tsx";

interface Props {
  place: FormPlace;
  product: ShelfProduct;
  mayChange: boolean;
}

/** A product's picture; a script makes the chosen file smaller and sends that. */
export function PictureCard({ place, product, mayChange }: Props) {
  const words = productWords[place.locale];
  return (
    <DeskCard id="picture" title={words.picture}>
      <ProductPicture
        product={product}
        locale={place.locale}
        class="product-picture"
      />
      {product.imageUrl === null && <p class="fine">{words.noPicture}</p>}
      {mayChange && <SendPicture place={place} />}
      {mayChange && product.imageUrl !== null && (
        <ActionForm place={place} action="noPicture">
          <ConfirmButton
            label={words.removePicture}
            question={words.removeQuestion}
            confirm={words.removePicture}
          />
        </ActionForm>
      )}
    </DeskCard>
  );
}

function SendPicture({ place }: { place: FormPlace }) {
  const words = productWords[place.locale];
  const { working, ready, failed } = words.pictureStates;
  return (
    <ActionForm place={place} action="picture">
      <p class="fine">{words.pictureLead}</p>
      <noscript>
        <p class="notice">{words.needsScript}</p>
      </noscript>
      <div
        class="picture-chooser"
        data-picture
        data-working={working}
        data-ready={ready}
        data-failed={failed}
      >
        <label class="button picture-button">
          {words.choosePicture}
          <input type="file" accept="image/*" class="visually-hidden" />
        </label>
        <input type="hidden" name="picture" />
        <img class="product-picture" alt="" hidden />
        <p class="fine" role="status"></p>
        <button type="submit" class="button" data-kind="primary" hidden>
          {words.sendPicture}
        </button>
      </div>
    </ActionForm>
  );
}
