import type { z } from "zod";
import { notFound } from "../../shared/http/errors.ts";
import {
  actingCustomer,
  createWalkIn,
  lockCustomer,
} from "../customer/store.ts";
import { filled } from "../operation/details.ts";
import { requireExpectedTotal } from "../operation/expected_total.ts";
import type { Operation, OperationContext } from "../operation/operation.ts";
import type { Preview, PreviewReader } from "../operation/preview.ts";
import { defineWrite, inSteps, type PlanContext } from "../operation/write.ts";
import type { Bilingual } from "../../shared/ui/locale.ts";
import { needsApproval } from "./approval.ts";
import { getService } from "./catalogue.ts";
import { isBeforeCutoff } from "./rules.ts";
import { requireWithinLimits } from "./limits.ts";
import {
  serviceField,
  startField,
  stylistFields,
  textField,
} from "./preview_fields.ts";
import { overrideLines } from "./overrides.ts";
import {
  type Booking,
  bookingDetails,
  bookingOutput,
  createForStaffInput,
  createInput,
  staffBookingOutput,
} from "./schemas.ts";
import {
  findOpenSlot,
  lockResources,
  type OpenSlot,
  takeSlot,
} from "./slot.ts";
import { createBooking, type NewBooking } from "./store.ts";
import { requireStylist } from "./stylist.ts";
import { bookableUntil, validUntil } from "./valid_until.ts";
import { toBooking } from "./view.ts";
import {
  cancelUntilOf,
  line,
  periodOf,
  priceOf,
  textLines,
  whose,
} from "./words.ts";

type CreateInput = z.output<typeof createInput>;

export const bookingCreate: Operation = defineWrite({
  noun: "booking",
  verb: "create",
  scope: "booking:create",
  previewScopes: ["booking:read"],
  title: { ja: "予約する", en: "Book" },
  description: {
    ja:
      "空き枠をこのお客様の名前で予約します。start は booking_slots が返した値をそのまま使います。すでに埋まっていたら slot_taken となり、details.nextSlots に次の空き枠が入ります。勝手に別の枠を取らず、お客様に選んでもらってください。お客様の予約が上限に達しているか重なるときは too_many_bookings、overlapping_booking になります。",
    en:
      "Books an open slot for this customer. Use a `start` exactly as booking_slots returned it. If it was taken meanwhile the answer is slot_taken with the next open slots in details.nextSlots; offer those to the customer instead of picking one. Beyond the customer's limit, or at the time of another booking of theirs, the answer is too_many_bookings or overlapping_booking.",
  },
  annotations: {
    readOnlyHint: false,
    destructiveHint: false,
    idempotentHint: false,
    openWorldHint: false,
  },
  user: inSteps({
    input: createInput,
    output: bookingOutput,
    lock: (context, { serviceId }) => [
      lockCustomer(context),
      lockResources(context.sql, serviceId),
    ],
    plan: planBooking,
    apply: async (context, slot, input) => {
      const customerId = actingCustomer(context.sql);
      const booking = await book(context, slot, { ...input, customerId });
      return { booking };
    },
    describe: describeBooking,
  }),
  staff: inSteps({
    input: createForStaffInput,
    output: staffBookingOutput,
    lock: ({ sql }, { serviceId }) => [lockResources(sql, serviceId)],
    plan: planBooking,
    apply: async (context, slot, { customer, ...input }) => {
      const customerId = await createWalkIn(context, customer);
      const booking = await book(context, slot, { ...input, customerId });
      return { booking, overrode: [...slot.overrode] };
    },
    describe: async (context, slot, { customer, ...input }) => {
      const { locale } = context;
      const preview = await describeBooking(context, slot, input);
      const { name, furigana, phone } = customer;
      const who = [
        line("customer", name, locale),
        ...textLines("furigana", furigana || undefined, locale),
        ...(phone === undefined ? [] : [line("phone", phone, locale)]),
      ];
      return { ...preview, details: [...who, ...preview.details] };
    },
  }),
});

async function planBooking(
  context: PlanContext,
  { serviceId, stylistId, start, expectedTotalMinor }: CreateInput,
): Promise<OpenSlot> {
  const service = await getService(context.sql, serviceId);
  if (!service) throw notFound("Service", "serviceId");
  if (!service.active && context.actor.kind !== "staff") {
    throw notFound("Service", "serviceId");
  }
  const stylist = stylistId === undefined
    ? undefined
    : await requireStylist(context.sql, { serviceId, stylistId });
  const request = { service, stylist, start: Date.parse(start) };
  await requireWithinLimits(context, request);
  const slot = await findOpenSlot(context, request);
  const { priceMinor: totalMinor, currency } = service;
  requireExpectedTotal(expectedTotalMinor, { totalMinor, currency });
  return slot;
}

async function book(
  context: OperationContext,
  slot: OpenSlot,
  { customerId, ...input }: CreateInput & Pick<NewBooking, "customerId">,
): Promise<Booking> {
  const { actor, now, newId, timeZone } = context;
  const {
    serviceId: _,
    start: _start,
    stylistId: _stylistId,
    expectedTotalMinor: _total,
    ...details
  } = input;
  const booking: NewBooking = {
    ...filled(bookingDetails, details),
    id: newId("bkg_"),
    customerId,
    service: slot.service,
    start: slot.start,
    status: needsApproval(context, slot.service) ? "requested" : "confirmed",
    stylistChosen: slot.stylist !== undefined,
    createdBy: actor.kind === "staff" ? "mcp" : "ai-service",
    now,
  };
  const row = await takeSlot(
    context,
    slot,
    (tx, place) => createBooking(tx, booking, place),
  );
  return toBooking(row, timeZone);
}

function bookingSummary(
  { name, period }: { name: string; period: string },
  isRequest: boolean,
): Bilingual {
  return isRequest
    ? {
      ja:
        `${period}の「${name}」を申し込みます。店が確認するまで確定しません。`,
      en:
        `Request ${name} for ${period}. It is not booked until the business confirms it.`,
    }
    : {
      ja: `${period}に「${name}」を予約します。`,
      en: `Book ${name} for ${period}.`,
    };
}

/** A customer who books inside the cut-off has to know it beforehand. */
function finality(
  { actor, now, locale }: PlanContext & PreviewReader,
  { service, start }: OpenSlot,
): string[] {
  const isFinal = actor.kind !== "staff" &&
    !isBeforeCutoff(service, new Date(start), now);
  if (!isFinal) return [];
  return [
    {
      ja: "期限を過ぎているため、予約したあとは変更も取消もできません。",
      en:
        "It is past the deadline for changes: once booked, it cannot be changed or cancelled.",
    }[locale],
  ];
}

async function describeBooking(
  context: PlanContext & PreviewReader,
  slot: OpenSlot,
  { note }: CreateInput,
): Promise<Preview> {
  const { locale } = context;
  const { service, stylist, start, overrode } = slot;
  const name = service.name[locale];
  const period = periodOf(service, start, context);
  return {
    title:
      { ja: "予約の確認", en: `Confirm ${whose(context)} booking` }[locale],
    summary: [
      bookingSummary({ name, period }, needsApproval(context, service))[locale],
      ...finality(context, slot),
    ].join({ ja: "", en: " " }[locale]),
    details: [
      line("service", name, locale),
      ...textLines("stylist", stylist?.name[locale], locale),
      line("time", period, locale),
      line("price", priceOf(service, locale), locale),
      line("cancelUntil", cancelUntilOf(service, start, context), locale),
      ...textLines("note", note || undefined, locale),
      ...overrideLines(overrode, locale),
    ],
    fields: [
      await serviceField(context, service),
      ...await stylistFields(context, slot),
      await startField(context, slot),
      textField("note", note, context),
    ],
    totalMinor: service.priceMinor,
    currency: service.currency,
    ...validUntil(context, bookableUntil(service, start)),
  };
}
