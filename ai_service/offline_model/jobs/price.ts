import type { Context } from "../context.ts";
import type { Product, Service } from "../data.ts";
import type { Answer, Job } from "../job.ts";
import { readServicesAndProducts } from "../reads/shop.ts";
import { pricedProduct } from "./say.ts";
import { tell } from "./services.ts";

/** Products that are named at once. */
const MAX_PRODUCTS = 10;

/** Tells what something costs: a service, a product, or all services. */
export function tellPrice(context: Context, { slots }: Job): Answer {
  const { services, products } = readServicesAndProducts(context);
  const total = totalOf(context, slots, products);
  if (total) return { text: context.words.order.total(total) };
  const ids = [...(slots.products ?? []), ...itemIds(slots)];
  const meant = products.filter(({ id }) => ids.includes(id));
  const asked = services.filter(({ id }) => slots.services?.includes(id));
  const named = asked.length > 1 ? withBoth(asked, services) : asked;
  if (meant.length > 0 && named.length > 0) {
    const text = `${tell(context, named).text}\n${
      tellProducts(context, meant).text
    }`;
    return { text };
  }
  if (meant.length > 0) return tellProducts(context, meant);
  if (named.length > 0 || services.length > 0) {
    return tell(context, named.length > 0 ? named : services);
  }
  return tellProducts(context, products);
}

/** The total of these items; undefined if a quantity or a product is not known. */
function totalOf(
  { format }: Context,
  { items = [] }: Job["slots"],
  products: readonly Product[],
): string | undefined {
  const priced = items.map(({ productId, quantity }) => ({
    product: products.find(({ id }) => id === productId),
    quantity: quantity ?? 0,
  }));
  const [first] = priced;
  const isCounted = priced.every((one) => one.product && one.quantity > 0);
  if (!first?.product || !isCounted) return undefined;
  const minor = priced.reduce(
    (sum, { product, quantity }) => sum + product!.priceMinor * quantity,
    0,
  );
  return format.money(minor, first.product.currency);
}

/** What is two services in one is told as well. */
function withBoth(asked: readonly Service[], all: readonly Service[]) {
  return all.filter((service) =>
    asked.includes(service) ||
    asked.filter(({ name }) => service.name.ja.includes(name.ja)).length > 1
  );
}

function itemIds({ items = [] }: Job["slots"]): string[] {
  return items.map(({ productId }) => productId);
}

function tellProducts(context: Context, products: readonly Product[]): Answer {
  const some = products.slice(0, MAX_PRODUCTS);
  const lines = some.map((product) => pricedProduct(context, product));
  return {
    text: context.words.shop.products(lines),
    shown: { kind: "products", ids: some.map(({ id }) => id) },
  };
}
