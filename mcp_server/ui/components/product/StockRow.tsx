import { productWords } from "../../locales/products.ts";
import type { ShelfProduct } from "../../records/product.ts";
import { conflictOf, keptNumbers, typedStock } from "../../shop/stock_sheet.ts";
import { type FormPlace, refusalOf } from "../ActionForm.tsx";
import { StockCount } from "./StockCount.tsx";

interface Props {
  place: FormPlace;
  product: ShelfProduct;
}

/** One product of the sheet: its number, to be typed or stepped. */
export function StockRow({ place, product }: Props) {
  const { locale } = place;
  const words = productWords[locale];
  const { id, nameJa, nameEn, onHand } = product;
  const name = locale === "ja" ? nameJa : nameEn;
  const refused = refusalOf(place, "stock");
  const conflict = conflictOf(refused, id);
  const kept = conflict === null ? keptNumbers(refused, id) : null;
  const step = (by: -1 | 1) => (
    <button
      type="button"
      class="button step"
      data-step={by}
      aria-label={by === 1 ? words.more(name) : words.fewer(name)}
      hidden
    >
      {by === 1 ? "＋" : "−"}
    </button>
  );
  return (
    <li class="stock-row">
      <span class="stock-name">
        <a href={`/admin/shop/products/${id}`} dir="auto">{name}</a>
        <StockCount product={product} locale={locale} />
      </span>
      <span class="stepper">
        {step(-1)}
        <input type="hidden" name="productId" value={id} />
        <input type="hidden" name="expected" value={kept?.expected ?? onHand} />
        <input
          class="input"
          type="number"
          name="onHand"
          min={0}
          max={1_000_000}
          required
          aria-label={words.countOf(name)}
          aria-invalid={conflict !== null}
          aria-describedby={conflict === null ? undefined : `changed-${id}`}
          value={kept?.typed ??
            (conflict === null ? onHand : typedStock(refused, id))}
        />
        {step(1)}
      </span>
      {conflict !== null && (
        <p id={`changed-${id}`} class="field-error">
          {words.changedTo(conflict)}
        </p>
      )}
    </li>
  );
}
