import type { Context } from "../context.ts";
import type { Booking, Service } from "../data.ts";
import { dateAt, minutesAt } from "../days.ts";
import type { Job, JobSlots } from "../job.ts";
import { combined } from "../jobs/combined.ts";
import type { Frame } from "../reading/frame.ts";
import { readServicesAndBookings } from "../reads/bookings.ts";
import { matterOf } from "./matter.ts";

/** 「入れてもらってる」, "that I booked": words of a visit that was booked. */
const BOOKED: readonly RegExp[] = [
  /(?:入れ|いれ|取っ|とっ|予約し|押さえ|おさえ|お願いし|頼ん)[てで](?:(?:もらって|いただいて|頂いて)(?:い?る|い?ます|い?た|おり)|あ[るりっ]|お(?:いて|い)|い?(?:る|ます)(?!か|？)|おり)/,
  /(?:入れた|取った|とった|予約した|お願いした|頼んだ)(?!い|ら|り|方|ほう|つもり)|予約済|[でに]入って(?:い?る|い?ます|おり)/,
  /(?<!can |could |may |if )\b(?:i|we)(?:'ve| have)?(?: already| just| previously)? (?:booked|scheduled|reserved|made (?:an?|the|my) (?:booking|appointment|reservation))\b/,
  /(?<!(?:can|could|may|might|to|should) (?:i |we )?)\b(?:have|'ve got|ve got|i got)\b[^.?!]{0,30}\bbooked\b/,
  /\b(?:have|got|put) me (?:down|booked|in)\b(?! (?:please|for me))/,
  /\b(?:i am|i'm|im|we're) (?:already |all )?(?:booked|down for|scheduled)\b/,
];
/** "It was supposed to be the 16th", 「16日のはずでした」: what was booked wrongly. */
const WRONGLY =
  /間違[えっ]|まちが[えっ]|(?:はず|筈)(?:だった|でした|なのに|なんです)|本当は|ほんとは|正しくは|勘違い|(?:じゃ|では)な[くい].{0,16}でした|\b(?:should|ought to|supposed to|meant to|was to) (?:have )?be(?:en)?\b|\bmixed up\b|\bwrong (?:day|date|time|week|slot)\b|\bi meant\b|\bby mistake\b/;
const FURTHER =
  /もう[一1]|別に|他に|ほかに|\b(?:another|as well|also|too|second)\b/;

/**
 * "I have a cut booked for Saturday, can it be with Mori?" speaks of a visit that
 * is there. It is changed where it is sure how; it never books another one.
 */
export function ofBooked(context: Context, frame: Frame): Job | undefined {
  const { intent, slots, problems } = frame;
  const text = context.turn.text.normalize("NFKC").toLowerCase()
    .replaceAll("’", "'");
  const isVisit = matterOf(intent) === "visit" && !context.state.job &&
    !slots.sameAsLast && context.can("booking_list");
  const isBooked = BOOKED.some((words) => words.test(text));
  const isWrong = WRONGLY.test(text);
  if (!isVisit || !isBooked && !isWrong) return undefined;
  const { bookings, services } = readServicesAndBookings(context);
  const meant = bookings.filter((one) => isMeant(context, one, slots));
  const [booking, ...more] = meant.length > 0
    ? meant
    : bookings.filter(({ serviceId }) => slots.services?.includes(serviceId));
  if (!booking && !isBooked) return undefined;
  if (!booking) return { intent: "my_bookings", slots: {}, problems: [] };
  const isThere = meant.length > 0;
  const wanted = isThere
    ? changesOf(booking, slots, services)
    : movesOf({ ...frame, ...(isWrong && { isCorrection: true }) }, text);
  if (wanted && Object.keys(wanted).length === 0) {
    return { intent: "my_bookings", slots: {}, problems: [] };
  }
  return wanted && more.length === 0
    ? {
      intent: "move",
      slots: { ...wanted, bookingIds: [booking.id] },
      problems,
    }
    : { intent: "none", slots: {}, problems: [] };
}

/** Whether the day and the time that are said are those of the visit. */
function isMeant(
  { timeZone }: Context,
  { start }: Booking,
  { day, time }: Frame["slots"],
): boolean {
  return day?.kind === "on" && day.date === dateAt(start, timeZone) &&
    (!time || time.kind !== "at" ||
      time.minutes === minutesAt(start, timeZone));
}

/** How the booking of that day and time should change; undefined if unclear. */
function changesOf(
  { serviceId }: Booking,
  { services = [], stylist, note, shift, not }: Frame["slots"],
  all: readonly Service[],
): JobSlots | undefined {
  const named = all.filter(({ id }) => services.includes(id));
  const ids = combined(named, all).map(({ id }) => id);
  const [service, ...more] = ids.filter((id) => id !== serviceId);
  const isBeside = service && ids.includes(serviceId);
  if (more.length > 0 || isBeside || shift || not) {
    return undefined;
  }
  return {
    ...(service && { services: [service] }),
    ...(stylist && { stylist }),
    ...(note && { note }),
  };
}

/** Another day or time than the visit's is where it is moved to. */
function movesOf(
  { slots: { day, time, stylist, shift, not }, isCorrection, isAddition }:
    Frame,
  text: string,
): JobSlots | undefined {
  const isOpen = !isCorrection || isAddition || FURTHER.test(text) || not;
  if (isOpen || !(day ?? time ?? shift)) return undefined;
  return {
    ...(day && { day }),
    ...(time && { time }),
    ...(shift && { shift }),
    ...(stylist && { stylist }),
  };
}
