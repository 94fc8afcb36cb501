import { useId, useState } from "preact/hooks";
import { formatMoney } from "../../../shared/ui/format.ts";
import { useLanguage } from "../client/language.ts";
import { ActionButton } from "./ActionButton.tsx";
import {
  namedIn,
  numberOf,
  type Row,
  rowOf,
  rowsOf,
  textOf,
} from "./read_result.ts";

/** Most units that the list of numbers offers; more are ordered in words. */
const MOST = 9;

/** Products with price and stock, each with an order of some of it. */
export function Products(
  { result, words }: { result: unknown; words: string },
) {
  const { locale } = useLanguage();
  const one = rowOf(result, "product");
  const products = one ? [one] : rowsOf(result, "items");
  return (
    <ul class="result-cards" role="list">
      {namedIn(words, products, locale).map((product) => (
        <Product key={String(product.id)} product={product} />
      ))}
    </ul>
  );
}

function Product({ product }: { product: Row }) {
  const { text, locale } = useLanguage();
  const stock = numberOf(product.stock);
  const price = formatMoney(
    numberOf(product.priceMinor),
    textOf(product.currency, locale) || "JPY",
    locale,
  );
  return (
    <li class="result-card" data-gone={stock === 0}>
      <Picture product={product} />
      <h3>{textOf(product.name, locale)}</h3>
      <p class="result-facts">{price} · {text.results.stock(stock)}</p>
      <p class="result-words">{textOf(product.description, locale)}</p>
      {stock > 0 && <Order product={product} most={Math.min(stock, MOST)} />}
    </li>
  );
}

/** A picture by its content's hash, which this site passes on; no other address. */
function Picture({ product }: { product: Row }) {
  const { locale } = useLanguage();
  const path = String(product.imageUrl);
  if (!/^\/pictures\/[0-9a-f]{64}$/.test(path)) return null;
  return (
    <img
      class="result-picture"
      src={path}
      alt={textOf(product.name, locale)}
      loading="lazy"
      decoding="async"
    />
  );
}

function Order({ product, most }: { product: Row; most: number }) {
  const { text, locale } = useLanguage();
  const { results } = text;
  const id = useId();
  const [quantity, setQuantity] = useState(1);
  const name = textOf(product.name, locale);
  const numbers = Array.from({ length: most }, (_, at) => at + 1);
  return (
    <div class="result-order">
      <label class="visually-hidden" for={id}>{results.quantityOf(name)}</label>
      <select
        id={id}
        class="input"
        value={quantity}
        onChange={({ currentTarget }) =>
          setQuantity(Number(currentTarget.value))}
      >
        {numbers.map((number) => <option key={number}>{number}</option>)}
      </select>
      <ActionButton
        label={results.orderOf(name)}
        tap={{
          tool: "order_create",
          args: { items: [{ productId: product.id, quantity }] },
          saidAs: results.iWouldOrder(name, quantity),
        }}
      >
        {results.order}
      </ActionButton>
    </div>
  );
}
