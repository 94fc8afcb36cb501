import type { Context } from "../context.ts";
import type { Product } from "../data.ts";
import type { Answer, Job } from "../job.ts";
import { readProducts } from "../reads/shop.ts";
import { itemsOf } from "./order_items.ts";
import { pricedProduct } from "./say.ts";
import { saidAsSeveral } from "./said_as_several.ts";

/** Orders products. */
export function order(context: Context, job: Job): Answer {
  const products = readProducts(context);
  const { words } = context;
  if (!context.can("order_create")) {
    const lines = products.map((product) => pricedProduct(context, product));
    return { text: words.order.cannotOrder(lines) };
  }
  const { items: said = [], number } = job.slots;
  if (number !== undefined && said.some(({ quantity }) => quantity)) {
    // It is the quantity of something that was ordered before, and is not known.
    const text = words.question.whatNumber(String(number));
    return { text, asked: { slot: "item" }, pending: withoutNumber(job) };
  }
  const items = itemsOf(context, job);
  if (!items) return noLastOrder(context, job);
  const wanted = items.flatMap(({ productId, quantity = 1 }) =>
    products.filter(({ id }) => id === productId)
      .map((product) => ({ product, quantity }))
  );
  const uncounted = saidAsSeveral(context, said, products);
  if (uncounted) {
    const text = words.order.howMany(context.name(uncounted));
    return { text, asked: { slot: "quantity" }, pending: job };
  }
  if (wanted.length === 0) return whichProduct(context, job, products);
  const short = wanted.find(({ product, quantity }) =>
    product.stock < quantity
  );
  if (short) return notEnough(context, job, short.product);
  return propose(context, job, wanted);
}

function withoutNumber(job: Job): Job {
  const { number: _, ...slots } = job.slots;
  return { ...job, slots };
}

function noLastOrder(context: Context, job: Job): Answer {
  const { sameAsLast: _, ...slots } = job.slots;
  return {
    text: context.words.order.noLastOrder,
    asked: { slot: "item" },
    pending: { ...job, slots },
  };
}

function whichProduct(
  context: Context,
  job: Job,
  products: readonly Product[],
): Answer {
  const choice = stillAsked(context, products);
  const lines = choice.map((product) => pricedProduct(context, product));
  return {
    text: context.words.shop.whichProduct(lines),
    asked: { slot: "item" },
    shown: { kind: "products", ids: choice.map(({ id }) => id) },
    pending: job,
  };
}

/** 「3本にして」 while it is open which of two is meant: those two still. */
function stillAsked(
  { state: { asked, shown } }: Context,
  products: readonly Product[],
): readonly Product[] {
  const isOpen = asked?.slot === "item" && shown?.kind === "products";
  const choice = isOpen
    ? products.filter(({ id }) => shown.ids.includes(id))
    : [];
  return choice.length > 1 ? choice : products;
}

function notEnough(context: Context, job: Job, product: Product): Answer {
  const { words } = context;
  const text = words.order.notEnough(context.name(product), product.stock);
  if (product.stock > 0) {
    return { text, asked: { slot: "quantity" }, pending: job };
  }
  const items = job.slots.items?.filter(({ productId }) =>
    productId !== product.id
  );
  const slots = { ...job.slots, items: items ?? [], products: [] };
  return items && items.length > 0
    ? { text, asked: { slot: "item" }, pending: { ...job, slots } }
    : { text };
}

function propose(
  context: Context,
  job: Job,
  wanted: readonly { product: Product; quantity: number }[],
): Answer {
  const units = wanted.map(({ product, quantity }) => ({
    name: context.name(product),
    quantity,
  }));
  const items = wanted.map(({ product: { id }, quantity }) => ({
    productId: id,
    quantity,
  }));
  const { note, day, time } = job.slots;
  const { words } = context;
  const pickUp = day || time ? `\n${words.order.noPickUpTime}` : "";
  const args = { items, ...(note && { note }) };
  return {
    text: words.order.willOrder(units) + pickUp,
    calls: [{ name: "order_create", args }],
    pending: withoutNumber({
      ...job,
      slots: { ...job.slots, items, products: [] },
    }),
  };
}
