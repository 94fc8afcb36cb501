import { productWords } from "../../locales/products.ts";
import type { ShelfProduct } from "../../records/product.ts";
import type { FormPlace } from "../ActionForm.tsx";
import { SelectField, TextField } from "../FormField.tsx";
import { NameFields, PriceFields } from "../shop/CatalogueFields.tsx";

/** What the form of a product shows at first. */
export type ShownProduct = Omit<
  ShelfProduct,
  "id" | "active" | "imageUrl" | "onHand" | "held" | "free" | "isLow"
>;

interface Props {
  place: FormPlace;
  action: string;
  product: ShownProduct;
}

/** Everything that is said of a product. */
export function ProductFields({ product, ...form }: Props) {
  const words = productWords[form.place.locale];
  return (
    <>
      <NameFields {...form} shown={product} words={words} maxLength={100} />
      <PriceFields {...form} shown={product} words={words} />
      <SelectField
        {...form}
        name="reducedTax"
        label={words.tax}
        value={String(product.reducedTax)}
        options={(["false", "true"] as const).map((value) => ({
          value,
          label: words.taxes[value],
        }))}
      />
      <TextField
        {...form}
        name="lowStockAt"
        label={words.lowStockAt}
        hint={words.lowHint}
        value={String(product.lowStockAt)}
        inputMode="numeric"
        required
      />
    </>
  );
}
