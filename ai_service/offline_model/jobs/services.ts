import type { Context } from "../context.ts";
import type { Item, Service } from "../data.ts";
import type { Answer, Job } from "../job.ts";
import { readServices } from "../reads/bookings.ts";
import { pricedService } from "./say.ts";

/** Tells the services and their prices. */
export function listServices(context: Context, job: Job): Answer {
  const services = namedOf(readServices(context), job.slots.services);
  return tell(context, services);
}

/** A list of services. */
export function tell(context: Context, services: readonly Service[]): Answer {
  const lines = services.map((service) => pricedService(context, service));
  return {
    text: context.words.shop.services(lines),
    shown: { kind: "services", ids: services.map(({ id }) => id) },
  };
}

/** Tells how long a service takes. */
export function tellDuration(context: Context, { slots }: Job): Answer {
  const services = namedOf(readServices(context), slots.services);
  const lines = services.map((service) => pricedService(context, service));
  return {
    text: context.words.shop.durations(lines),
    shown: { kind: "services", ids: services.map(({ id }) => id) },
  };
}

function namedOf<T extends Item>(items: readonly T[], ids?: readonly string[]) {
  const named = items.filter(({ id }) => ids?.includes(id));
  return named.length > 0 ? named : items;
}
