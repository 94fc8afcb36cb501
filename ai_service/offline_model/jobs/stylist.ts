import type { Context } from "../context.ts";
import type { Item, Service } from "../data.ts";
import type { Answer, Job } from "../job.ts";

/** The stylist who was asked for, or the question that has to be asked. */
export type Stylist = { stylist?: Item } | { question: Answer };

/** Whom the job asks for, if the person does the service. */
export function stylistFor(
  context: Context,
  job: Job,
  service: Service,
): Stylist {
  const { stylists = [] } = service;
  const { stylist, not } = job.slots;
  if (stylist?.kind === "one") {
    const one = stylists.find(({ id }) => id === stylist.id);
    return one ? { stylist: one } : doesNot(context, job, service);
  }
  const others = stylists.filter(({ id }) => !not?.stylists?.includes(id));
  if (others.length === stylists.length) return {};
  const [one, ...more] = others;
  if (one && more.length === 0) return { stylist: one };
  const names = others.map((other) => context.name(other));
  const text = context.words.booking
    .whichStylist(context.name(service), names);
  return { question: asking(job, text, others) };
}

function doesNot(context: Context, job: Job, service: Service): Stylist {
  const { stylists = [] } = service;
  const { stylist: _, ...rest } = job.slots;
  const names = stylists.map((one) => context.name(one));
  const text = context.words.booking.notByStylist(
    nameOf(context, job),
    context.name(service),
    names,
  );
  const pending = { ...job, slots: rest };
  const question = asking(pending, text, stylists);
  return {
    question: names.length > 0 ? question : { ...question, offer: [pending] },
  };
}

function asking(job: Job, text: string, stylists: readonly Item[]): Answer {
  const ids = stylists.map(({ id }) => id);
  return {
    text,
    asked: { slot: "stylist" },
    pending: job,
    shown: { kind: "stylists", ids },
  };
}

function nameOf(context: Context, { slots: { stylist } }: Job): string {
  const id = stylist?.kind === "one" ? stylist.id : "";
  const services = context.newest("booking_services") as
    | { services: Service[] }
    | undefined;
  const one = services?.services.flatMap(({ stylists = [] }) => stylists)
    .find((item) => item.id === id);
  return one ? context.name(one) : "";
}
