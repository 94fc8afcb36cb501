import type { ToolArguments } from "../agent/turn.ts";
import {
  type ApprovalText,
  detail,
  noteDetail,
  type PreviewContext,
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
  context: PreviewContext,
): Promise<ApprovalText> {
  const { locale, timeZone } = context;
  const service = await findService(String(args.serviceId), context);
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
  context: PreviewContext,
): Promise<ApprovalText> {
  const { locale, timeZone } = context;
  const booking = await findBooking(String(args.bookingId), context);
  const service = await findService(
    String(args.serviceId ?? booking.serviceId),
    context,
  );
  const before = periodOf(booking, context);
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
  context: PreviewContext,
): Promise<ApprovalText> {
  const { locale } = context;
  const booking = await findBooking(String(args.bookingId), context);
  const service = await findService(booking.serviceId, context);
  const period = periodOf(booking, context);
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

async function findService(
  id: string,
  context: PreviewContext,
): Promise<Service> {
  const { services } = await readResult<{ services: Service[] }>(
    context,
    "booking_services",
    {},
  );
  const service = services.find((candidate) => candidate.id === id);
  if (!service) throw new Error("No such service");
  return service;
}

async function findBooking(
  bookingId: string,
  context: PreviewContext,
): Promise<Booking> {
  const { booking } = await readResult<{ booking: Booking }>(
    context,
    "booking_get",
    { bookingId },
  );
  return booking;
}

function periodOf(
  booking: Booking,
  { locale, timeZone }: PreviewContext,
): string {
  const { start, end } = booking;
  return formatPeriod(new Date(start), new Date(end), locale, timeZone);
}
