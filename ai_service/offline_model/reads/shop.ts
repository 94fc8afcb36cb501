import type { Call } from "../call.ts";
import type { Context } from "../context.ts";
import type { Order, Product, Service } from "../data.ts";
import { SERVICES } from "./bookings.ts";
import { LIMIT, listIn } from "./list_in.ts";

/** The read of the products. */
export const PRODUCTS: Call = { name: "product_list", args: { limit: LIMIT } };

const ORDERS: Call = { name: "order_list", args: { limit: 20 } };

/** The products on sale. */
export function readProducts(context: Context): Product[] {
  const [result] = context.results([PRODUCTS]);
  return listIn<Product>(result, "items");
}

/** The products that a search finds. */
export function searchProducts(context: Context, query: string): Product[] {
  const args = { query, limit: LIMIT };
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
    products: listIn<Product>(of(PRODUCTS), "items"),
  };
}

/** Newest first. */
export function readOrders(context: Context): Order[] {
  const [result] = context.results([ORDERS]);
  return listIn<Order>(result, "items");
}
