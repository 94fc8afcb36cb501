import type { ToolArguments } from "../agent/turn.ts";
import {
  type ApprovalText,
  detail,
  type Lookups,
  noteDetail,
  readResult,
} from "./approval_words.ts";
import type { Bilingual } from "../../shared/ui/locale.ts";
import { formatMoney, formatPeriod } from "../../shared/ui/format.ts";

interface Service {
  id: string;
  name: Bilingual;
  durationMinutes: number;
  priceMinor: number;
  currency: string;
}

interface Booking {
  serviceId: string;
  start: string;
  end: string;
}

export async function describeBookingCreate(
  args: ToolArguments,
  lookups: Lookups,
): Promise<ApprovalText> {
  const { locale, timeZone } = lookups;
  const service = await findService(String(args.serviceId), lookups);
  const start = new Date(String(args.start));
  const end = new Date(start.getTime() + service.durationMinutes * 60_000);
  const period = formatPeriod(start, end, locale, timeZone);
  const name = service.name[locale];
  return {
    title: { ja: "予約の確認", en: "Confirm your booking" }[locale],
    summary: {
      ja: `${period}に「${name}」を予約します。`,
      en: `Book ${name} for ${period}.`,
    }[locale],
    details: [
      detail("service", name, locale),
      detail("time", period, locale),
      detail(
        "price",
        formatMoney(service.priceMinor, service.currency, locale),
        locale,
      ),
      ...noteDetail(args.note, locale),
    ],
  };
}

export async function describeBookingUpdate(
  args: ToolArguments,
  lookups: Lookups,
): Promise<ApprovalText> {
  const { locale, timeZone } = lookups;
  const booking = await findBooking(String(args.bookingId), lookups);
  const service = await findService(
    String(args.serviceId ?? booking.serviceId),
    lookups,
  );
  const before = periodOf(booking, lookups);
  const start = new Date(String(args.start ?? booking.start));
  const end = new Date(start.getTime() + service.durationMinutes * 60_000);
  const after = formatPeriod(start, end, locale, timeZone);
  const name = service.name[locale];
  return {
    title: { ja: "予約変更の確認", en: "Confirm the change" }[locale],
    summary: {
      ja: `${before}の予約を、${after}の「${name}」に変更します。`,
      en: `Change your booking of ${before} to ${name}, ${after}.`,
    }[locale],
    details: [
      detail("before", before, locale),
      detail("service", name, locale),
      detail("time", after, locale),
      detail(
        "price",
        formatMoney(service.priceMinor, service.currency, locale),
        locale,
      ),
      ...noteDetail(args.note, locale),
    ],
  };
}

export async function describeBookingDelete(
  args: ToolArguments,
  lookups: Lookups,
): Promise<ApprovalText> {
  const { locale } = lookups;
  const booking = await findBooking(String(args.bookingId), lookups);
  const service = await findService(booking.serviceId, lookups);
  const period = periodOf(booking, lookups);
  const name = service.name[locale];
  return {
    title: { ja: "キャンセルの確認", en: "Confirm the cancellation" }[locale],
    summary: {
      ja: `${period}の「${name}」の予約をキャンセルします。`,
      en: `Cancel your booking of ${name} on ${period}.`,
    }[locale],
    details: [
      detail("service", name, locale),
      detail("time", period, locale),
      ...noteDetail(args.reason, locale),
    ],
  };
}

async function findService(id: string, lookups: Lookups): Promise<Service> {
  const { services } = await readResult<{ services: Service[] }>(
    lookups,
    "booking_services",
    {},
  );
  const service = services.find((candidate) => candidate.id === id);
  if (!service) throw new Error("No such service");
  return service;
}

async function findBooking(
  bookingId: string,
  lookups: Lookups,
): Promise<Booking> {
  const { booking } = await readResult<{ booking: Booking }>(
    lookups,
    "booking_get",
    { bookingId },
  );
  return booking;
}

function periodOf(booking: Booking, { locale, timeZone }: Lookups): string {
  const { start, end } = booking;
  return formatPeriod(new Date(start), new Date(end), locale, timeZone);
}
