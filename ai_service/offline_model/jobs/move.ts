import type { Context } from "../context.ts";
import type { Booking } from "../data.ts";
import type { Answer, Job } from "../job.ts";
import { readServicesAndBookings } from "../reads/bookings.ts";
import { change } from "./change_booking.ts";
import { type Bookings } from "./bookings.ts";
import { findBookings } from "./find_bookings.ts";
import { isOtherwise, newTime, type Target } from "./move_target.ts";
import { moveTo } from "./move_to.ts";
import { neighbourClash } from "./neighbour_clash.ts";
import { lineOf } from "./say.ts";
import { stylistFor } from "./stylist.ts";
import { withNewTime } from "./named_and_moved.ts";

/** Moves the booking that is meant, or changes its service or stylist. */
export function move(context: Context, given: Job): Answer {
  const all = readServicesAndBookings(context);
  const job = withNewTime(context, withBookingNamed(given, all), all);
  const found = findBookings(context, job, all);
  if ("answer" in found) return found.answer;
  const [booking, ...more] = found.bookings;
  if (!booking) return { text: context.words.change.noBookings };
  if (more.length > 0) return oneAtATime(context, job, { all, found });
  const slots = { ...job.slots, bookingIds: [booking.id] };
  return moveOne(context, { ...job, slots }, { ...all, booking });
}

/** A service that is booked already names the booking. */
function withBookingNamed(job: Job, { bookings }: Bookings): Job {
  const { services, which, bookingIds, ...slots } = job.slots;
  const rejected = slots.not?.services;
  const isHeld = bookings.some(({ serviceId }) =>
    services?.includes(serviceId)
  );
  const isReplaced = services && rejected && !which && !bookingIds &&
    !isHeld && bookings.some(({ serviceId }) => rejected.includes(serviceId));
  if (isReplaced) {
    return { ...job, slots: { ...job.slots, which: { services: rejected } } };
  }
  const isBooked = services && !which && !bookingIds && isHeld;
  return isBooked ? { ...job, slots: { ...slots, which: { services } } } : job;
}

function oneAtATime(
  context: Context,
  job: Job,
  { all, found }: { all: Bookings; found: { bookings: readonly Booking[] } },
): Answer {
  const lines = found.bookings.map((booking) =>
    lineOf(context, booking, all.services)
  );
  const ids = found.bookings.map(({ id }) => id);
  return {
    text: context.words.change.whichBooking(lines),
    asked: { slot: "which" },
    shown: { kind: "bookings", ids },
    pending: job,
  };
}

interface Moving extends Bookings {
  booking: Booking;
}

function moveOne(context: Context, job: Job, moving: Moving): Answer {
  const { booking, services } = moving;
  const clash = neighbourClash(context, job, booking);
  if (clash) return clash;
  const line = lineOf(context, booking, services);
  const slots = newTime(context, job.slots, booking);
  const pending = { ...job, slots };
  const id = job.slots.services?.[0] ?? booking.serviceId;
  const service = services.find((one) => one.id === id);
  if (!service) {
    return { text: context.words.report.refused({ code: "not_found" }) };
  }
  const person = stylistFor(context, pending, service);
  if ("question" in person) return person.question;
  const target: Target = { booking, service, line, stylist: person.stylist };
  const isMoved = slots.day || slots.time;
  if (!isMoved && !isOtherwise(target, slots)) {
    const text = context.words.change.moveTo(line);
    return { text, asked: { slot: "day" }, pending };
  }
  return isMoved
    ? moveTo(context, pending, target)
    : change(context, pending, { target, args: {} });
}
