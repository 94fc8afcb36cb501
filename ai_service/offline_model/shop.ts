import type { Product } from "./data.ts";
import { type Desk, say, type Step } from "./desk.ts";
import { matchNames, matchNamesInAll } from "./names.ts";
import type { Task } from "./wish.ts";

/** Products that are named at once. */
const MAX_PRODUCTS = 10;

/** Tells the services and their prices. */
export function listServices(desk: Desk): Step {
  const lines = desk.services().map((service) => desk.priced(service));
  return say(desk.phrases.services(lines));
}

/** Tells what something costs: a service, a product, or all services. */
export function tellPrice(desk: Desk, text: string): Step {
  const { services, products } = desk.servicesAndProducts();
  const { several, one } = matchNames([...services, ...products], text);
  const meant = one ? [one] : several;
  if (meant.length > 0) {
    const lines = meant.map((item) => desk.priced(item));
    return say(
      meant.some((item) => "stock" in item)
        ? desk.phrases.products(lines)
        : desk.phrases.services(lines),
    );
  }
  return services.length > 0
    ? say(desk.phrases.services(services.map((one) => desk.priced(one))))
    : say(desk.phrases.products(priced(desk, products)));
}

/** Tells the products, or those that the text names. */
export function listProducts(desk: Desk, text: string): Step {
  const products = desk.products();
  const { several } = matchNames(products, text);
  const isGeneral = /商品|物販|グッズ|何|products?\b|\bsell\b|\bwhat\b|\bshop\b/
    .test(text);
  const lines = priced(desk, several.length > 0 ? several : products);
  return say(
    several.length > 0 || isGeneral
      ? desk.phrases.products(lines)
      : desk.phrases.noSuchProduct(lines),
  );
}

/** Orders a product. */
export function order(desk: Desk, task: Task): Step {
  const { phrases } = desk;
  const products = desk.products();
  const { one, several } = matchNamesInAll(products, task.texts);
  const choice = priced(desk, several.length > 0 ? several : products);
  if (!desk.conversation.tools.has("order_create")) {
    return say(phrases.noOrders(choice));
  }
  if (!one) return say(phrases.whichProduct(choice));
  const quantity = quantityIn(task.texts);
  if (one.stock < quantity) {
    return say(phrases.soldOut(desk.name(one), one.stock));
  }
  return {
    text: phrases.willOrder(desk.name(one), quantity),
    asks: [{
      name: "order_create",
      args: { items: [{ productId: one.id, quantity }] },
    }],
  };
}

function priced(desk: Desk, products: readonly Product[]) {
  return products.slice(0, MAX_PRODUCTS).map((item) => desk.priced(item));
}

/** The newest number that is no part of a date or time; one without any. */
function quantityIn(texts: readonly string[]): number {
  for (const text of texts.toReversed()) {
    const number = /(?<![\d:/.])(\d{1,2})(?![\d:/.時月日%]|\s*m?[lg]\b)/.exec(
      text,
    );
    if (number && Number(number[1]) > 0) return Number(number[1]);
  }
  return 1;
}
