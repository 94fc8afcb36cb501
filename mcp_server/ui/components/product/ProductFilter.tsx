import type { Locale } from "../../../../shared/ui/locale.ts";
import { productWords } from "../../locales/products.ts";
import { type ProductView, VIEWS } from "../../shop/product_filter.ts";

interface Props {
  locale: Locale;
  query: string;
  view: ProductView;
}

/** Finds products by a word, or those that run out or are not on sale. */
export function ProductFilter({ locale, query, view }: Props) {
  const words = productWords[locale];
  const labels = { all: words.all, low: words.lowOnly, off: words.offSale };
  return (
    <form method="get" class="filter-form">
      <div class="field">
        <label for="product-query">{words.search}</label>
        <input
          id="product-query"
          class="input"
          type="search"
          name="q"
          value={query}
          maxLength={100}
          autocomplete="off"
        />
      </div>
      <div class="field">
        <label for="product-view">{words.state}</label>
        <select id="product-view" class="input" name="view">
          {VIEWS.map((each) => (
            <option key={each} value={each} selected={each === view}>
              {labels[each]}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="button">{words.find}</button>
    </form>
  );
}
