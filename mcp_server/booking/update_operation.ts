import type { z } from "zod";
import { invalidInput } from "../../shared/http/errors.ts";
import { changesOf, type Filled } from "../operation/details.ts";
import { requireExpectedTotal } from "../operation/expected_total.ts";
import {
  CHANGING,
  type Operation,
  type OperationContext,
} from "../operation/operation.ts";
import { defineWrite, inSteps, type PlanContext } from "../operation/write.ts";
import {
  type BookingInPlace,
  getBookingInPlace,
  lockBookingInPlace,
  requireActive,
  requireBeforeCutoff,
  requireVersion,
} from "./change.ts";
import type { Override } from "./overrides.ts";
import type { StoredBooking } from "./columns.ts";
import { requireWithinLimits } from "./limits.ts";
import {
  type BookingDetails,
  bookingDetails,
  bookingOutput,
  staffBookingOutput,
  updateForStaffInput,
  updateInput,
} from "./schemas.ts";
import { findOpenSlot, lockResources, type OpenSlot } from "./slot.ts";
import { applyMove, planMove } from "./move.ts";
import { updateDetails } from "./store.ts";
import { describeUpdate } from "./update_preview.ts";
import { toBooking } from "./view.ts";

type UpdateInput = z.output<typeof updateForStaffInput>;

/** A booking, and what is to be changed about it. */
export interface BookingUpdate extends BookingInPlace {
  /** The slot it moves to; undefined where it stays. */
  slot: OpenSlot | undefined;
  /** Price after the change. */
  price: { totalMinor: number; currency: string };
  details: Partial<Filled<BookingDetails>>;
  /** The rules for customers that staff act against. */
  overrode: Override[];
}

export const bookingUpdate: Operation = defineWrite({
  noun: "booking",
  verb: "update",
  scope: "booking:update",
  previewScopes: ["booking:read"],
  title: { ja: "予約を変更する", en: "Change a booking" },
  description: {
    ja:
      "このお客様の予約の日時、サービス、備考を変えます。変えたい項目だけを渡します。日時は booking_slots が返した start を使います。空の note は備考を消します。締切を過ぎた変更は too_late_to_change になります。",
    en:
      "Moves one of this customer's bookings to another start or service, or changes its note. Pass only what changes; `start` must come from booking_slots; an empty note removes it. After the cut-off the answer is too_late_to_change.",
  },
  annotations: CHANGING,
  user: inSteps({
    input: updateInput,
    output: bookingOutput,
    lock: lockUpdate,
    plan: planUpdate,
    apply: async (context, plan) => {
      const { booking } = await applyUpdate(context, plan);
      return { booking };
    },
    describe: describeUpdate,
  }),
  staff: inSteps({
    input: updateForStaffInput,
    output: staffBookingOutput,
    lock: lockUpdate,
    plan: planUpdate,
    apply: applyUpdate,
    describe: describeUpdate,
  }),
});

function lockUpdate(
  context: OperationContext,
  { bookingId, serviceId, ...asked }: UpdateInput,
) {
  const { sql } = context;
  const service = serviceId ??
    sql`(select service_id from bookings where id = ${bookingId})`;
  return [
    ...lockBookingInPlace(context, bookingId),
    ...(movesBooking({ ...asked, serviceId })
      ? [lockResources(sql, service)]
      : []),
  ];
}

/** Whether anything is asked for that needs another place. */
function movesBooking(asked: Omit<UpdateInput, "bookingId">): boolean {
  const { start, serviceId, stylistId, resourceId, durationMinutes } = asked;
  return [start, serviceId, stylistId, resourceId, durationMinutes]
    .some((given) => given !== undefined);
}

async function planUpdate(
  context: PlanContext,
  { bookingId, expectedTotalMinor, expectedVersion, ...asked }: UpdateInput,
): Promise<BookingUpdate> {
  requireAny(asked);
  const {
    start,
    serviceId,
    stylistId,
    resourceId,
    durationMinutes,
    ...details
  } = asked;
  const current = await getBookingInPlace(context, bookingId);
  requireActive(current);
  requireVersion(current, expectedVersion);
  const request = await planMove(context, current, {
    start,
    serviceId,
    stylistId,
    resourceId,
    durationMinutes,
  });
  const late = request ? requireBeforeCutoff(current, context, "change") : [];
  if (request) await requireWithinLimits(context, request);
  const slot = request && await findOpenSlot(context, request);
  const price = priceAfter(current, slot);
  requireExpectedTotal(expectedTotalMinor, price);
  return {
    ...current,
    slot,
    price,
    details: changesOf<BookingDetails>(current.booking, details),
    overrode: [...late, ...slot?.overrode ?? []],
  };
}

/** @throws {ApiError} 400 where there is nothing to change. */
function requireAny(asked: Record<string, unknown>): void {
  if (Object.values(asked).some((value) => value !== undefined)) return;
  const names = [
    "start",
    "serviceId",
    "stylistId",
    ...Object.keys(bookingDetails.shape),
  ];
  throw invalidInput(names[0]!, `Give at least one of ${names.join(", ")}`);
}

/** A booking that is moved keeps its price; another service has its own. */
function priceAfter(
  { booking, service }: BookingInPlace,
  slot: OpenSlot | undefined,
) {
  const isOther = slot && slot.service.id !== service.id;
  const { priceMinor, currency } = isOther ? slot.service : booking;
  return { totalMinor: priceMinor, currency };
}

async function applyUpdate(
  context: OperationContext,
  { booking, slot, details, overrode }: BookingUpdate,
) {
  const { sql, now, timeZone, noteBefore } = context;
  noteBefore({ booking: toBooking(booking, timeZone) });
  const { id } = booking;
  let row: StoredBooking = booking;
  if (slot) row = await applyMove(context, booking, slot);
  if (Object.keys(details).length > 0) {
    row = await updateDetails(sql, id, { details, now });
  }
  return { booking: toBooking(row, timeZone), overrode };
}
