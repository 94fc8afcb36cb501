import { typedPrice } from "../../format.ts";
import type { FormPlace } from "../ActionForm.tsx";
import { TextAreaField, TextField } from "../FormField.tsx";

interface Form {
  place: FormPlace;
  action: string;
}

/** Names and descriptions in both languages. */
interface Named {
  nameJa: string;
  nameEn: string;
  descriptionJa: string;
  descriptionEn: string;
}

/** The fields of a service or a product for its names and descriptions. */
export function NameFields({ shown, words, maxLength, ...form }: Form & {
  shown: Named;
  words: Named;
  /** Characters of a name, at most. */
  maxLength: number;
}) {
  const text = (name: "nameJa" | "nameEn") => (
    <TextField
      {...form}
      name={name}
      label={words[name]}
      value={shown[name]}
      required
      maxLength={maxLength}
      autocomplete="off"
    />
  );
  const lines = (name: "descriptionJa" | "descriptionEn") => (
    <TextAreaField
      {...form}
      name={name}
      label={words[name]}
      value={shown[name]}
      rows={2}
    />
  );
  return (
    <>
      {text("nameJa")}
      {text("nameEn")}
      {lines("descriptionJa")}
      {lines("descriptionEn")}
    </>
  );
}

/** The fields of a service or a product for its price; NaN shows none yet. */
export function PriceFields({ shown, words, ...form }: Form & {
  shown: { priceMinor: number; currency: string };
  words: { price: string; currency: string };
}) {
  const { priceMinor, currency } = shown;
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
    </>
  );
}
