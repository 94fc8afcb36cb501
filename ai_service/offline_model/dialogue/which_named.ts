import { asking } from "./asking.ts";
import type { Context } from "../context.ts";
import type { Answer, Job, ShownList } from "../job.ts";
import { pricedProduct, pricedService } from "../jobs/say.ts";
import type { SlotName } from "../reading/frame.ts";
import { readProducts } from "../reads/shop.ts";
import { readServices } from "../reads/bookings.ts";

interface Named {
  quote: string;
  slot: SlotName;
  ids: readonly string[];
}

/** Asks which of several things a name means. */
export function whichNamed(
  context: Context,
  job: Job,
  { quote, slot, ids }: Named,
): Answer {
  const { question } = context.words;
  const { kind, names, text } = catalogue(context, slot, ids);
  const shown = kind && { shown: { kind, ids } };
  const unlisted = names.length > 0
    ? question.whichNamed(quote, names)
    : question.either(quote);
  return {
    ...asking(job, text ?? unlisted, slot),
    ...shown,
  };
}

interface Listed {
  kind?: ShownList["kind"];
  names: string[];
  text?: string;
}

function catalogue(
  context: Context,
  slot: SlotName,
  ids: readonly string[],
): Listed {
  const { shop } = context.words;
  if (slot === "service") {
    const some = readServices(context).filter(({ id }) => ids.includes(id));
    const lines = some.map((one) => pricedService(context, one));
    return { kind: "services", names: [], text: shop.whichService(lines) };
  }
  if (slot === "item") {
    const some = readProducts(context).filter(({ id }) => ids.includes(id));
    const lines = some.map((one) => pricedProduct(context, one));
    return { kind: "products", names: [], text: shop.whichProduct(lines) };
  }
  const people = readServices(context).flatMap(({ stylists = [] }) => stylists);
  const names = ids.flatMap((id) => {
    const one = people.find((person) => person.id === id);
    return one ? [context.name(one)] : [];
  });
  return slot === "stylist" ? { kind: "stylists", names } : { names };
}
