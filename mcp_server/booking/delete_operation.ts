import type { z } from "zod";
import {
  CHANGING,
  type Operation,
  type OperationContext,
} from "../operation/operation.ts";
import type { Preview, PreviewReader } from "../operation/preview.ts";
import { defineWrite, inSteps, type PlanContext } from "../operation/write.ts";
import {
  type BookingInPlace,
  getBookingInPlace,
  lockBookingInPlace,
  requireActive,
  requireBeforeCutoff,
  requireVersion,
} from "./change.ts";
import { customerLines } from "./customer_line.ts";
import { textField } from "./preview_fields.ts";
import { type Override, overrideLines } from "./overrides.ts";
import { bookingOutput, deleteInput, staffBookingOutput } from "./schemas.ts";
import { cancelBooking } from "./store.ts";
import { changeableUntil, validUntil } from "./valid_until.ts";
import { toBooking } from "./view.ts";
import { bookedPeriod, line, textLines, whose } from "./words.ts";

type DeleteInput = z.output<typeof deleteInput>;

export const bookingDelete: Operation = defineWrite({
  noun: "booking",
  verb: "delete",
  scope: "booking:delete",
  previewScopes: ["booking:read"],
  title: { ja: "予約を取り消す", en: "Cancel a booking" },
  description: {
    ja:
      "このお客様の予約を取り消し、枠を空けます。記録は status が cancelled のまま残ります。すでに取り消した予約はそのまま返します。締切を過ぎると too_late_to_cancel になります。",
    en:
      "Cancels one of this customer's bookings and frees its slot. The record stays with status cancelled; cancelling it again changes nothing. After the cut-off the answer is too_late_to_cancel.",
  },
  annotations: CHANGING,
  user: inSteps({
    input: deleteInput,
    output: bookingOutput,
    lock: (context, { bookingId }) => lockBookingInPlace(context, bookingId),
    plan: planCancellation,
    apply: async (context, plan, input) => {
      const { booking } = await applyCancellation(context, plan, input);
      return { booking };
    },
    describe: describeCancellation,
  }),
  staff: inSteps({
    input: deleteInput,
    output: staffBookingOutput,
    lock: (context, { bookingId }) => lockBookingInPlace(context, bookingId),
    plan: planCancellation,
    apply: applyCancellation,
    describe: describeCancellation,
  }),
});

/** A booking, and what its cancellation goes against. */
interface Cancellation extends BookingInPlace {
  overrode: Override[];
}

/** A booking that is cancelled already may be cancelled again, to no effect. */
async function planCancellation(
  context: PlanContext,
  { bookingId, expectedVersion }: DeleteInput,
): Promise<Cancellation> {
  const current = await getBookingInPlace(context, bookingId);
  if (current.booking.status === "cancelled") {
    return { ...current, overrode: [] };
  }
  requireActive(current);
  requireVersion(current, expectedVersion);
  const overrode = requireBeforeCutoff(current, context, "cancel");
  return { ...current, overrode };
}

async function applyCancellation(
  { sql, now, timeZone, noteBefore }: OperationContext,
  { booking, overrode }: Cancellation,
  { reason }: DeleteInput,
) {
  noteBefore({ booking: toBooking(booking, timeZone) });
  if (booking.status === "cancelled") {
    return { booking: toBooking(booking, timeZone), overrode };
  }
  const cancellation = { reason: reason || null, now };
  const row = await cancelBooking(sql, booking.id, cancellation);
  return { booking: toBooking(row, timeZone), overrode };
}

async function describeCancellation(
  context: PlanContext & PreviewReader,
  { booking, service, overrode }: Cancellation,
  { reason }: DeleteInput,
): Promise<Preview> {
  const { locale } = context;
  const name = service.name[locale];
  const period = bookedPeriod(booking, context);
  const summary = booking.status === "cancelled"
    ? {
      ja: `${period}の「${name}」の予約は、すでにキャンセルされています。`,
      en: `The booking of ${name} on ${period} is cancelled already.`,
    }
    : {
      ja: `${period}の「${name}」の予約をキャンセルします。`,
      en: `Cancel ${whose(context)} booking of ${name} on ${period}.`,
    };
  return {
    title: { ja: "キャンセルの確認", en: "Confirm the cancellation" }[locale],
    summary: summary[locale],
    details: [
      ...await customerLines(context, booking),
      line("service", name, locale),
      line("time", period, locale),
      ...textLines("reason", reason || undefined, locale),
      ...overrideLines(overrode, locale),
    ],
    fields: [textField("reason", reason, context)],
    ...(booking.status !== "cancelled" && {
      version: booking.version,
      ...validUntil(
        context,
        changeableUntil(service, booking.start.getTime()),
      ),
    }),
  };
}
