import type { Context } from "../context.ts";
import type { Product } from "../data.ts";
import type { Answer, Job } from "../job.ts";
import { readProducts, searchProducts } from "../reads/shop.ts";
import { pricedProduct } from "./say.ts";

/** Products that are named at once. */
const MAX_PRODUCTS = 10;
/** Products that are described at once. */
const MAX_DESCRIBED = 3;

/** Tells the products, or those that were named. */
export function listProducts(context: Context, job: Job): Answer {
  const products = readProducts(context);
  const named = productsNamed(products, job);
  if (named.length === 0) return tell(context, products);
  const answer = tell(context, named);
  const lines = named.length > MAX_DESCRIBED
    ? []
    : named.map((product) => describe(context, product));
  return {
    ...answer,
    text: [answer.text, ...lines].filter(Boolean).join("\n"),
  };
}

/** What the shop says of a product. */
function describe(context: Context, product: Product): string {
  const text = product.description?.[context.locale];
  return text ? context.words.shop.about(context.name(product), text) : "";
}

/** Tells the products that a search finds. */
export function findProducts(context: Context, job: Job): Answer {
  const { query } = job.slots;
  const named = productsNamed(readProducts(context), job);
  if (named.length > 0 || !query) {
    return named.length > 0 ? tell(context, named) : listProducts(context, job);
  }
  const found = searchProducts(context, query);
  if (found.length > 0) return tell(context, found);
  const all = listed(context, readProducts(context));
  return {
    text: context.words.shop.noSuchProduct(all.lines),
    shown: all.shown,
  };
}

/** Tells how many there are of a product. */
export function tellStock(context: Context, job: Job): Answer {
  const products = readProducts(context);
  const named = productsNamed(products, job);
  const { lines, shown } = listed(
    context,
    named.length > 0 ? named : products,
  );
  return { text: context.words.shop.stock(lines), shown };
}

function tell(context: Context, products: readonly Product[]): Answer {
  const { lines, shown } = listed(context, products);
  return { text: context.words.shop.products(lines), shown };
}

function listed(context: Context, products: readonly Product[]) {
  const some = products.slice(0, MAX_PRODUCTS);
  return {
    lines: some.map((product) => pricedProduct(context, product)),
    shown: { kind: "products" as const, ids: some.map(({ id }) => id) },
  };
}

function productsNamed(
  products: readonly Product[],
  { slots, problems }: Job,
): Product[] {
  const ids = [
    ...(slots.products ?? []),
    ...problems.flatMap((problem) =>
      problem.reason === "ambiguous_name" ? problem.ids : []
    ),
    ...(slots.items ?? []).map(({ productId }) => productId),
  ];
  return products.filter(({ id }) => ids.includes(id));
}
