import { dayInZone } from "../../shared/time/calendar_day.ts";
import type { Service, Slot } from "./data.ts";
import { readWhenOfAll, type When } from "./dates.ts";
import { type Desk, say, type Step } from "./desk.ts";
import { matchNamesInAll } from "./names.ts";
import { DAY_PARTS } from "./times.ts";
import type { Task } from "./wish.ts";

/** Times that are named when one has to be chosen. */
const MAX_TIMES = 12;
/** Times that are offered in place of one that is not open. */
const MAX_OFFERS = 3;

/** Books a service, or tells when it is open. */
export function bookOrTell(desk: Desk, task: Task): Step {
  const services = desk.services();
  const { one, several } = matchNamesInAll(services, task.texts);
  const service = one ?? (services.length === 1 ? services[0] : undefined);
  if (!service) {
    const choice = several.length > 0 ? several : services;
    const lines = choice.map((item) => desk.priced(item));
    return say(desk.phrases.whichService(lines));
  }
  const when = readWhenOfAll(task.texts, desk.today);
  if (!when.day) return chooseDay(desk, service, when, task);
  if (when.minutesOfDay === undefined) {
    return chooseTime(desk, service, { ...when, day: when.day }, task);
  }
  const wanted = desk.moment(when.day, when.minutesOfDay);
  return bookAt(desk, { service, wanted, day: when.day, task });
}

function chooseDay(
  desk: Desk,
  service: Service,
  when: When,
  task: Task,
): Step {
  const slots = desk.slotsFrom(service.id, desk.today)
    .filter((slot) => suits(desk, slot, when));
  const [first] = slots;
  if (when.soonest && first && task.kind === "book") {
    return book(desk, service, first);
  }
  const openings = onDifferentDays(desk, slots).slice(0, MAX_OFFERS)
    .map(({ start }) => desk.format.moment(new Date(start)));
  return say(desk.phrases.whichDay(desk.name(service), openings));
}

function chooseTime(
  desk: Desk,
  service: Service,
  when: When & Required<Pick<When, "day">>,
  task: Task,
): Step {
  const { phrases, format } = desk;
  const slots = desk.slotsOn(service.id, when.day);
  const suitable = slots.filter((slot) => suits(desk, slot, when));
  const shown = suitable.length > 0 ? suitable : slots;
  const [first] = shown;
  if (!first) return offerOthers(desk, service, when.day);
  if (when.soonest && task.kind === "book") return book(desk, service, first);
  const times = spread(shown, MAX_TIMES)
    .map(({ start }) => format.time(new Date(start)));
  const day = format.day(new Date(first.start));
  const name = desk.name(service);
  return say(
    task.kind === "book"
      ? phrases.whichTime(name, day, times)
      : phrases.openTimes(name, day, times),
  );
}

interface Wanted {
  service: Service;
  wanted: Date;
  day: NonNullable<When["day"]>;
  task: Task;
}

function bookAt(desk: Desk, { service, wanted, day, task }: Wanted): Step {
  const { phrases, format } = desk;
  if (wanted <= desk.conversation.now) {
    return say(phrases.isPast(format.moment(wanted)));
  }
  const slots = desk.slotsOn(service.id, day);
  const slot = slots.find(({ start }) => +new Date(start) === +wanted);
  if (!slot) return offerOthers(desk, service, day, wanted);
  return task.kind === "book"
    ? book(desk, service, slot)
    : say(phrases.isOpen(desk.name(service), format.moment(wanted)));
}

function book(desk: Desk, service: Service, { start }: Slot): Step {
  const moment = desk.format.moment(new Date(start));
  return {
    text: desk.phrases.willBook(desk.name(service), moment),
    asks: [{ name: "booking_create", args: { serviceId: service.id, start } }],
  };
}

/** Offers what is open instead: on that day if anything is, else after it. */
export function offerOthers(
  desk: Desk,
  service: Service,
  day: NonNullable<When["day"]>,
  wanted?: Date,
): Step {
  const { phrases, format } = desk;
  const name = desk.name(service);
  const ofDay = wanted ? desk.slotsOn(service.id, day) : [];
  const slots = ofDay.length > 0
    ? ofDay
    : onDifferentDays(desk, desk.slotsFrom(service.id, day));
  if (slots.length === 0) return say(phrases.nothingOpen(name));
  const asked = wanted ?? desk.moment(day, 0);
  const said = wanted ? format.moment(wanted) : format.day(asked);
  const offers = nearest(slots, asked, MAX_OFFERS)
    .map(({ start }) => format.moment(new Date(start)));
  return say(phrases.notOpen(name, said, offers));
}

function suits(desk: Desk, { start }: Slot, when: When): boolean {
  const { timeZone } = desk.conversation;
  const { minutesOfDay: minutes } = dayInZone(new Date(start), timeZone);
  if (when.minutesOfDay !== undefined) return minutes === when.minutesOfDay;
  if (!when.part) return true;
  const [from, until] = DAY_PARTS[when.part];
  return minutes >= from && minutes < until;
}

function nearest(slots: readonly Slot[], to: Date, count: number): Slot[] {
  const distance = ({ start }: Slot) => Math.abs(Date.parse(start) - +to);
  return slots.toSorted((a, b) => distance(a) - distance(b)).slice(0, count)
    .toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));
}

/** The first slot of each day. */
function onDifferentDays(desk: Desk, slots: readonly Slot[]): Slot[] {
  const days = new Map<string, Slot>();
  for (const slot of slots) {
    const day = desk.format.day(new Date(slot.start));
    if (!days.has(day)) days.set(day, slot);
  }
  return [...days.values()];
}

/** At most so many, evenly from the whole day. */
function spread<T>(items: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.ceil(items.length / count));
  return items.filter((_, index) => index % step === 0);
}
