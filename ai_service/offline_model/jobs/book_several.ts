import type { Context } from "../context.ts";
import type { Service, Slot } from "../data.ts";
import { dateAt, minutesAt } from "../days.ts";
import type { Answer, Job, JobSlots } from "../job.ts";
import { findStart, type Found } from "./find_start.ts";
import { offerTimes } from "./offer.ts";

/**
 * Several services with one time: nobody can have them at once, so that one
 * after the other is offered.
 */
export function bookSeveral(
  context: Context,
  job: Job,
  services: readonly Service[],
): Answer {
  const visits: Slot[] = [];
  for (const service of services) {
    const slots = visits.length === 0 ? job.slots : after(context, visits);
    const found = findStart(context, { service }, { ...job.slots, ...slots });
    const slot = slotOf(found, visits.length > 0);
    if (!slot && found.kind !== "start") {
      return offerTimes(context, found, { job, name: context.name(service) });
    }
    if (slot) visits.push(slot);
  }
  return oneAfterTheOther(context, job, { services, visits });
}

/** A later visit may begin at the first time that is open. */
function slotOf(found: Found, isLater: boolean): Slot | undefined {
  if (found.kind === "start") return found.slot;
  return isLater && found.kind === "times" ? found.slots[0] : undefined;
}

/** The day of the visits, and any start once they are over. */
function after(
  { timeZone }: Context,
  visits: readonly Slot[],
): Pick<JobSlots, "day" | "time"> {
  const { start, end } = visits.at(-1)!;
  return {
    day: { kind: "on", date: dateAt(start, timeZone) },
    time: { kind: "window", from: minutesAt(end, timeZone) },
  };
}

function oneAfterTheOther(
  context: Context,
  job: Job,
  { services, visits }: {
    services: readonly Service[];
    visits: readonly Slot[];
  },
): Answer {
  const { words, format, timeZone } = context;
  const lines = services.map((service, index) =>
    words.booking.line(
      context.name(service),
      format.moment(new Date(visits[index]!.start)),
    )
  );
  const offer = services.map(({ id }, index): Job => ({
    ...job,
    slots: {
      ...job.slots,
      services: [id],
      day: { kind: "on", date: dateAt(visits[index]!.start, timeZone) },
      time: { kind: "at", minutes: minutesAt(visits[index]!.start, timeZone) },
    },
  }));
  const text = words.booking.oneAfterTheOther(lines);
  return { text, asked: { slot: "confirm" }, offer, pending: job };
}
