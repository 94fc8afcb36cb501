import { productWords } from "../../locales/products.ts";
import type { ShelfProduct } from "../../records/product.ts";
import type { FormPlace } from "../ActionForm.tsx";
import { MoveForm } from "../shop/MoveForm.tsx";

interface Props {
  place: FormPlace;
  product: ShelfProduct;
  products: readonly ShelfProduct[];
}

/** Moves a product of the page up or down. */
export function MoveProduct({ place, product, products }: Props) {
  const { id, nameJa, nameEn } = product;
  return (
    <MoveForm
      place={place}
      id={id}
      name={place.locale === "ja" ? nameJa : nameEn}
      ids={products.map(({ id }) => id)}
      field="product"
      words={productWords[place.locale]}
    />
  );
}
