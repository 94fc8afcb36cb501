import type { z } from "zod";
import { notFound } from "../../shared/http/errors.ts";
import { lockKnownCustomer, requireGuest } from "../customer/guest.ts";
import { updateOwnFurigana } from "../customer/own_reading.ts";
import {
  actingCustomer,
  createWalkIn,
  lockCustomer,
} from "../customer/store.ts";
import { filled } from "../operation/details.ts";
import { requireExpectedTotal } from "../operation/expected_total.ts";
import type { Operation, OperationContext } from "../operation/operation.ts";
import { defineWrite, inSteps, type PlanContext } from "../operation/write.ts";
import { needsApproval } from "./approval.ts";
import { getService } from "./catalogue.ts";
import { describeBooking, guestLines } from "./create_preview.ts";
import { requireWithinLimits } from "./limits.ts";
import { requirePlace, withLength } from "./place.ts";
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
import { toBooking } from "./view.ts";

type CreateInput = Omit<z.output<typeof createInput>, "furigana"> & {
  resourceId?: string | undefined;
  durationMinutes?: number | undefined;
};

/** A walk-in has no account that the booking could belong to. */
const NOBODY = { issuer: null, userId: null };

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
    apply: async (context, slot, { furigana, ...input }) => {
      const customerId = actingCustomer(context.sql);
      if (furigana !== undefined) {
        await updateOwnFurigana(context.sql, furigana);
      }
      const booking = await book(context, slot, { ...input, customerId });
      return { booking };
    },
    describe: describeBooking,
  }),
  staff: inSteps({
    input: createForStaffInput,
    output: staffBookingOutput,
    lock: ({ sql }, { serviceId, customerId }) => [
      ...(customerId === undefined ? [] : [lockKnownCustomer(sql, customerId)]),
      lockResources(sql, serviceId),
    ],
    plan: async (context, { customer, customerId, ...input }) => ({
      guest: await requireGuest(context.sql, { customer, customerId }),
      slot: await planBooking(context, input),
    }),
    apply: async (context, { guest, slot }, { customer: _, ...input }) => {
      const who = "id" in guest
        ? { customerId: guest.id, owner: guest }
        : { customerId: await createWalkIn(context, guest), owner: NOBODY };
      const booking = await book(context, slot, { ...input, ...who });
      return { booking, overrode: [...slot.overrode] };
    },
    describe: async (context, { guest, slot }, { customer: _, ...input }) => {
      const preview = await describeBooking(context, slot, input);
      const who = guestLines(guest, context.locale);
      return { ...preview, details: [...who, ...preview.details] };
    },
  }),
});

async function planBooking(
  context: PlanContext,
  { serviceId, stylistId, resourceId, durationMinutes, ...input }: CreateInput,
): Promise<OpenSlot> {
  const service = await getService(context.sql, serviceId);
  if (!service) throw notFound("Service", "serviceId");
  if (!service.active && context.actor.kind !== "staff") {
    throw notFound("Service", "serviceId");
  }
  const asked = { serviceId, stylistId, resourceId };
  const place = await requirePlace(context.sql, asked);
  const request = {
    ...withLength(service, durationMinutes),
    ...place,
    start: Date.parse(input.start),
  };
  await requireWithinLimits(context, request);
  const slot = await findOpenSlot(context, request);
  const { priceMinor: totalMinor, currency } = service;
  requireExpectedTotal(input.expectedTotalMinor, { totalMinor, currency });
  return slot;
}

async function book(
  context: OperationContext,
  slot: OpenSlot,
  { customerId, owner, ...input }:
    & CreateInput
    & Pick<NewBooking, "customerId" | "owner">,
): Promise<Booking> {
  const { actor, now, newId, timeZone } = context;
  const { durationMinutes } = slot;
  const {
    serviceId: _,
    start: _start,
    stylistId: _stylistId,
    resourceId: _resourceId,
    durationMinutes: _minutes,
    expectedTotalMinor: _total,
    ...details
  } = input;
  const booking: NewBooking = {
    ...filled(bookingDetails, details),
    id: newId("bkg_"),
    customerId,
    ...(owner && { owner }),
    durationMinutes,
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
