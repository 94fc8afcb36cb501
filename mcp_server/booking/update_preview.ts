import type { z } from "zod";
import type { Preview, PreviewReader } from "../operation/preview.ts";
import type { PlanContext } from "../operation/write.ts";
import { customerLines } from "./customer_line.ts";
import { overrideLines } from "./overrides.ts";
import {
  serviceField,
  startField,
  stylistFields,
  textField,
} from "./preview_fields.ts";
import type { updateInput } from "./schemas.ts";
import type { BookingUpdate } from "./update_operation.ts";
import { bookableUntil, changeableUntil, validUntil } from "./valid_until.ts";
import {
  bookedPeriod,
  cancelUntilOf,
  line,
  periodOf,
  priceOf,
  textLines,
  whose,
} from "./words.ts";

/** Says what changes about a booking, and what it was before. */
export async function describeUpdate(
  context: PlanContext & PreviewReader,
  update: BookingUpdate,
  { note }: z.output<typeof updateInput>,
): Promise<Preview> {
  const { locale } = context;
  const { booking, service: serviceBefore, slot, price } = update;
  const startBefore = booking.start.getTime();
  // Also one of the same service that takes longer than it usually does.
  const isOther = slot !== undefined && slot.service.id !== serviceBefore.id;
  const service = slot?.service ?? serviceBefore;
  const start = slot?.start ?? startBefore;
  const before = bookedPeriod(booking, context);
  const stylist = slot ? slot.stylist : booking.stylist ?? undefined;
  const { durationMinutes } = slot ?? booking;
  const request = {
    service,
    stylist,
    resource: slot?.resource,
    durationMinutes,
    start,
    except: booking.id,
  };
  const after = slot ? periodOf(service, start, context) : before;
  const name = service.name[locale];
  const { totalMinor, currency } = price;
  return {
    title: { ja: "予約変更の確認", en: "Confirm the change" }[locale],
    summary: summaryOf({
      before,
      after,
      name,
      isMoved: slot !== undefined,
      whose: whose(context),
    })[locale],
    details: [
      ...await customerLines(context, booking),
      ...(after === before ? [] : [line("timeBefore", before, locale)]),
      line("time", after, locale),
      ...(isOther
        ? [line("serviceBefore", serviceBefore.name[locale], locale)]
        : []),
      line("service", name, locale),
      ...stylistLines(update, locale),
      ...textLines("resource", slot?.resource?.name[locale], locale),
      ...(totalMinor === booking.priceMinor
        ? []
        : [line("priceBefore", priceOf(booking, locale), locale)]),
      line(
        "price",
        priceOf({ priceMinor: totalMinor, currency }, locale),
        locale,
      ),
      line("cancelUntil", cancelUntilOf(service, start, context), locale),
      ...noteLines(update, note, locale),
      ...overrideLines(update.overrode, locale),
    ],
    fields: [
      await serviceField(context, service),
      ...await stylistFields(context, request),
      await startField(context, request),
      textField("note", note ?? booking.note ?? undefined, context),
    ],
    totalMinor,
    currency,
    version: booking.version,
    ...(slot && validUntil(context, movableUntil(update, slot))),
  };
}

function stylistLines(
  { booking, slot }: BookingUpdate,
  locale: PreviewReader["locale"],
) {
  const after = slot ? slot.stylist : booking.stylist;
  if (!after) return [];
  const before = booking.stylist?.id === after.id ? null : booking.stylist;
  return [
    ...textLines("stylistBefore", before?.name[locale], locale),
    line("stylist", after.name[locale], locale),
  ];
}

/** The new time has to be bookable still, and the old one to be changeable. */
function movableUntil(
  { booking, service }: BookingUpdate,
  slot: NonNullable<BookingUpdate["slot"]>,
): string {
  const bookable = bookableUntil(slot.service, slot.start);
  const changeable = changeableUntil(service, booking.start.getTime());
  return bookable < changeable ? bookable : changeable;
}

function summaryOf(
  { before, after, name, isMoved, whose }: {
    before: string;
    after: string;
    name: string;
    isMoved: boolean;
    whose: string;
  },
) {
  return isMoved
    ? {
      ja: `${before}の予約を、${after}の「${name}」に変更します。`,
      en: `Change ${whose} booking of ${before} to ${name}, ${after}.`,
    }
    : {
      ja: `${before}の「${name}」の予約の内容を変更します。`,
      en: `Change the details of ${whose} booking of ${name} on ${before}.`,
    };
}

function noteLines(
  { booking }: BookingUpdate,
  note: string | undefined,
  locale: PreviewReader["locale"],
) {
  if (note === undefined) return [];
  const before = booking.note ? [line("noteBefore", booking.note, locale)] : [];
  return [...before, ...textLines("note", note, locale)];
}
