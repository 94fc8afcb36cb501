import type { Locale } from "../../../../shared/ui/locale.ts";
import type { ShelfProduct } from "../../records/product.ts";

interface Props {
  product: Pick<ShelfProduct, "nameJa" | "nameEn" | "imageUrl">;
  locale: Locale;
  class: string;
}

/** A product's picture, or nothing. */
export function ProductPicture({ product, locale, class: className }: Props) {
  const { nameJa, nameEn, imageUrl } = product;
  if (imageUrl === null) return null;
  return (
    <img
      class={className}
      src={imageUrl}
      alt={locale === "ja" ? nameJa : nameEn}
      loading="lazy"
      decoding="async"
    />
  );
}
