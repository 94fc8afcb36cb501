import { typedPrice } from "../../format.ts";
import { productWords } from "../../locales/products.ts";
import type { ShelfProduct } from "../../records/product.ts";
import type { FormPlace } from "../ActionForm.tsx";
import { SelectField, TextAreaField, TextField } from "../FormField.tsx";

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
  const text = (name: "nameJa" | "nameEn") => (
    <TextField
      {...form}
      name={name}
      label={words[name]}
      value={product[name]}
      required
      maxLength={100}
      autocomplete="off"
    />
  );
  const lines = (name: "descriptionJa" | "descriptionEn") => (
    <TextAreaField
      {...form}
      name={name}
      label={words[name]}
      value={product[name]}
      rows={2}
    />
  );
  return (
    <>
      {text("nameJa")}
      {text("nameEn")}
      {lines("descriptionJa")}
      {lines("descriptionEn")}
      <Price {...form} product={product} />
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

function Price({ product, ...form }: Props) {
  const words = productWords[form.place.locale];
  const { priceMinor, currency, reducedTax } = product;
  return (
    <>
      <TextField
        {...form}
        name="priceMinor"
        label={words.price}
        value={Number.isNaN(priceMinor) ? "" : typedPrice(priceMinor, currency)}
        inputMode="decimal"
        required
      />
      <TextField
        {...form}
        name="currency"
        label={words.currency}
        value={currency}
        required
        maxLength={3}
        autocomplete="off"
      />
      <SelectField
        {...form}
        name="reducedTax"
        label={words.tax}
        value={String(reducedTax)}
        options={(["false", "true"] as const).map((value) => ({
          value,
          label: words.taxes[value],
        }))}
      />
    </>
  );
}
