import { dayInZone } from "../../shared/time/calendar_day.ts";
import { offerOthers } from "./book.ts";
import type { Booking, Service } from "./data.ts";
import { readWhen, readWhenOfAll, type When } from "./dates.ts";
import { type Desk, say, type Step } from "./desk.ts";
import { matchNames } from "./names.ts";
import type { Task } from "./wish.ts";

/** Tells the customer's upcoming bookings. */
export function listBookings(desk: Desk): Step {
  const { services, bookings } = desk.servicesAndBookings();
  if (bookings.length === 0) return say(desk.phrases.noBookings);
  const lines = bookings.map((booking) => desk.line(booking, services));
  return say(desk.phrases.bookings(lines));
}

/** Cancels the booking that is meant, or all of them. */
export function cancel(desk: Desk, task: Task): Step {
  const { services, bookings } = desk.servicesAndBookings();
  const isAll = task.texts.some((text) =>
    /全部|すべて|全て|\ball\b/.test(text)
  );
  const meant = isAll ? bookings : [];
  if (meant.length === 0) {
    const found = findBooking(desk, task.texts, { services, bookings });
    if ("step" in found) return found.step;
    meant.push(found.booking);
  }
  const line = meant[0] ? desk.line(meant[0], services) : "";
  return {
    text: desk.phrases.willCancel(meant.length, line),
    asks: meant.map(({ id }) => ({
      name: "booking_delete",
      args: { bookingId: id },
    })),
  };
}

/** Moves the booking that is meant to another time. */
export function move(desk: Desk, task: Task): Step {
  const { services, bookings } = desk.servicesAndBookings();
  const [first = "", ...later] = task.texts;
  const { from, to } = splitMove(first);
  const found = findBooking(desk, [from], { services, bookings });
  if ("step" in found) return found.step;
  const { booking } = found;
  const line = desk.line(booking, services);
  const when = readWhenOfAll([to, ...later], desk.today);
  const start = dayInZone(
    new Date(booking.start),
    desk.conversation.timeZone,
  );
  if (!when.day && when.minutesOfDay === undefined) {
    return say(desk.phrases.moveTo(line));
  }
  const { year, month, day } = when.day ?? start;
  const wantedDay = { year, month, day };
  const wanted = desk.moment(
    wantedDay,
    when.minutesOfDay ?? start.minutesOfDay,
  );
  const service = services.find(({ id }) => id === booking.serviceId);
  if (!service) return say(desk.phrases.failed);
  const slots = desk.slotsOn(service.id, wantedDay);
  const slot = slots.find((slot) => +new Date(slot.start) === +wanted);
  if (!slot) return offerOthers(desk, service, wantedDay, wanted);
  return {
    text: desk.phrases.willMove(line, desk.format.moment(wanted)),
    asks: [{
      name: "booking_update",
      args: { bookingId: booking.id, start: slot.start },
    }],
  };
}

/** Which booking, and to when: "Friday's cut | to Saturday at 10". */
function splitMove(text: string): { from: string; to: string } {
  const parts = /^(.*?)(?:を|から)(.+)$/.exec(text) ??
    /^(.*)\bto\b(.+)$/.exec(text);
  if (parts) return { from: parts[1] ?? "", to: parts[2] ?? "" };
  return { from: "", to: text };
}

type Found = { booking: Booking } | { step: Step };

function findBooking(
  desk: Desk,
  texts: readonly string[],
  { services, bookings }: { services: Service[]; bookings: Booking[] },
): Found {
  const lines = (some: readonly Booking[]) =>
    some.map((booking) => desk.line(booking, services));
  if (bookings.length === 0) return { step: say(desk.phrases.noBookings) };
  const text = texts.join("\n");
  const fitting = bookings.filter((booking) =>
    fits(desk, booking, { services, text })
  );
  const recent = fitting.find(({ id }) => id === lastBooked(desk));
  const one = fitting.length === 1 ? fitting[0] : recent;
  if (one) return { booking: one };
  return {
    step: say(
      fitting.length > 1
        ? desk.phrases.whichBooking(lines(fitting))
        : desk.phrases.noSuchBooking(lines(bookings)),
    ),
  };
}

function fits(
  desk: Desk,
  booking: Booking,
  { services, text }: { services: Service[]; text: string },
): boolean {
  const when = readWhen(text, desk.today);
  const { several } = matchNames(services, text);
  const [best] = several;
  const isService = !best || best.id === booking.serviceId ||
    several.some(({ id }) => id === booking.serviceId);
  return isService && isThen(desk, booking, when);
}

function isThen(desk: Desk, booking: Booking, when: When): boolean {
  const start = dayInZone(
    new Date(booking.start),
    desk.conversation.timeZone,
  );
  const isDay = !when.day ||
    (when.day.year === start.year && when.day.month === start.month &&
      when.day.day === start.day);
  return isDay &&
    (when.minutesOfDay === undefined ||
      when.minutesOfDay === start.minutesOfDay);
}

/** The booking that was last made or changed in this conversation. */
function lastBooked({ conversation }: Desk): string | undefined {
  const made = conversation.turns.flatMap(({ results }) => results)
    .findLast(({ tool, outcome }) =>
      (tool === "booking_create" || tool === "booking_update") && outcome.ok
    );
  return made?.outcome.ok
    ? (made.outcome.result as { booking: Booking }).booking.id
    : undefined;
}
