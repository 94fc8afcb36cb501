import type { Call } from "../call.ts";
import type { Context } from "../context.ts";
import type { Order, Product, Service } from "../data.ts";
import { SERVICES } from "./bookings.ts";
import { listIn } from "./list_in.ts";
import { PAGE, pagesIn, readPages } from "./pages.ts";

/** The read of the products: of their first page. */
export const PRODUCTS: Call = { name: "product_list", args: { limit: PAGE } };

const ORDERS: Call = { name: "order_list", args: { limit: 20 } };

/** The products on sale. */
export function readProducts(context: Context): Product[] {
  return itemsOf(readPages(context, PRODUCTS));
}

const itemsOf = (pages: readonly unknown[]) =>
  pages.flatMap((page) => listIn<Product>(page, "items"));

/** The products that this conversation read; undefined until all pages are. */
export function knownProducts(context: Context): Product[] | undefined {
  const { pages, missing } = pagesIn(context.known, PRODUCTS);
  return missing ? undefined : itemsOf(pages);
}

/** The products that a search finds. */
export function searchProducts(context: Context, query: string): Product[] {
  const args = { query, limit: PAGE };
  const [result] = context.results([{ name: PRODUCTS.name, args }]);
  return listIn<Product>(result, "items");
}

/** Whatever has a price; a business may have only one of the two. */
export function readServicesAndProducts(
  context: Context,
): { services: Service[]; products: Product[] } {
  const calls = [SERVICES, PRODUCTS].filter(({ name }) => context.can(name));
  const results = context.results(calls.length > 0 ? calls : [SERVICES]);
  const of = (call: Call) => results[calls.indexOf(call)];
  return {
    services: listIn<Service>(of(SERVICES), "services"),
    products: calls.includes(PRODUCTS) ? readProducts(context) : [],
  };
}

/** Newest first. */
export function readOrders(context: Context): Order[] {
  const [result] = context.results([ORDERS]);
  return listIn<Order>(result, "items");
}
