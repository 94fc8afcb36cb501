import type { Context } from "../context.ts";
import type { Item, Service } from "../data.ts";
import type { Answer, Job } from "../job.ts";
import { readServices } from "../reads/bookings.ts";

/** Tells who does a service, or who there is. */
export function tellStylists(context: Context, { slots }: Job): Answer {
  const services = readServices(context);
  const { booking } = context.words;
  const named = services.filter(({ id }) => slots.services?.includes(id));
  const everybody = peopleOf(named.length > 0 ? named : services);
  if (everybody.length === 0) return { text: booking.noStylists };
  const ids = everybody.map(({ id }) => id);
  const shown = { kind: "stylists" as const, ids };
  const [service] = named;
  if (service) {
    const names = everybody.map((one) => context.name(one));
    const name = named.map((one) => context.name(one)).join(", ");
    return { text: booking.stylists(name, names), shown };
  }
  const one = slots.stylist?.kind === "one" ? slots.stylist.id : undefined;
  const lines = everybody.filter(({ id }) => !one || id === one)
    .map((person) => skillsOf(context, person, services));
  return { text: booking.allStylists(lines), shown };
}

function peopleOf(services: readonly Service[]): Item[] {
  const people = services.flatMap(({ stylists = [] }) => stylists);
  return [...new Map(people.map((one) => [one.id, one])).values()];
}

function skillsOf(
  context: Context,
  person: Item,
  services: readonly Service[],
): string {
  const able = services.filter(({ stylists = [] }) =>
    stylists.some(({ id }) => id === person.id)
  ).map((service) => context.name(service));
  const colon = context.locale === "ja" ? "：" : ": ";
  const comma = context.locale === "ja" ? "、" : ", ";
  return `${context.name(person)}${colon}${able.join(comma)}`;
}
