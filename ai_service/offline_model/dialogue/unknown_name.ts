import type { Context } from "../context.ts";
import type { Answer, Job } from "../job.ts";
import { pricedProduct, pricedService } from "../jobs/say.ts";
import type { SlotName } from "../reading/frame.ts";
import { readProducts } from "../reads/shop.ts";
import { readServices } from "../reads/bookings.ts";
import { asking } from "./asking.ts";

/** Says that a name is not there, and what is. */
export function unknownName(
  context: Context,
  job: Job,
  { quote, slot }: { quote: string; slot: SlotName },
): Answer {
  const { shop, question } = context.words;
  if (slot === "service") {
    const services = readServices(context);
    const lines = services.map((one) => pricedService(context, one));
    return {
      ...asking(job, shop.noSuchService(quote, lines), slot),
      shown: { kind: "services", ids: services.map(({ id }) => id) },
    };
  }
  if (slot === "item") {
    const products = readProducts(context);
    const lines = products.map((one) => pricedProduct(context, one));
    const text = `${question.unknownName(quote)}${shop.noSuchProduct(lines)}`;
    return {
      ...asking(job, text, slot),
      shown: { kind: "products", ids: products.map(({ id }) => id) },
    };
  }
  if (slot !== "stylist") return asking(job, question.unknownName(quote), slot);
  return unknownStylist(context, job, quote);
}

function unknownStylist(context: Context, job: Job, quote: string): Answer {
  const services = readServices(context);
  const all = services.filter(({ id }) =>
    !job.slots.services || job.slots.services.includes(id)
  ).flatMap(({ stylists = [] }) => stylists);
  const people = [...new Map(all.map((one) => [one.id, one])).values()];
  const names = people.map((one) => context.name(one));
  const text = context.words.question.unknownStylist(quote, names);
  return {
    ...asking(job, text, "stylist"),
    shown: { kind: "stylists", ids: people.map(({ id }) => id) },
  };
}
