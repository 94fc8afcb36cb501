import type { Locale } from "../../../../shared/ui/locale.ts";
import { productWords } from "../../locales/products.ts";
import type { ShelfProduct } from "../../records/product.ts";

/** How many there are, how many are held, how many can be ordered. */
export function StockCount(
  { product, locale }: { product: ShelfProduct; locale: Locale },
) {
  const words = productWords[locale];
  const { onHand, held, free, isLow } = product;
  const counts = [
    [words.onHand, onHand],
    [words.held, held],
    [words.free, free],
  ] as const;
  return (
    <span class="stock-count">
      {counts.map(([label, count]) => (
        <span key={label}>
          <span class="fine">{label}</span> <b>{count}</b>
        </span>
      ))}
      {isLow && <span class="badge" data-tone="danger">{words.low}</span>}
    </span>
  );
}
