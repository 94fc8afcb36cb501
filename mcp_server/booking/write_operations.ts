import { invalidInput } from "../../shared/http/errors.ts";
import { noteCustomer } from "../customer/store.ts";
import { changesOf } from "../operation/details.ts";
import { defineOperation, type Operation } from "../operation/operation.ts";
import {
  getForChange,
  move,
  requireActive,
  requireBeforeCutoff,
} from "./change.ts";
import { bookingOutput, deleteInput, updateInput } from "./schemas.ts";
import { cancelBooking, updateDetails } from "./store.ts";
import { toBooking } from "./view.ts";

/** What both operations have in common. */
const writing = {
  noun: "booking",
  kind: "write",
  audience: "user",
  output: bookingOutput,
} as const;

export const bookingUpdate: Operation = defineOperation({
  ...writing,
  verb: "update",
  scope: "booking:update",
  title: { ja: "予約を変更する", en: "Change a booking" },
  description: {
    ja:
      "このお客様の予約の日時、サービス、備考を変えます。変えたい項目だけを渡します。日時は booking_slots が返した start を使います。空の note は備考を消します。締切を過ぎた変更は too_late_to_change になります。",
    en:
      "Moves one of this customer's bookings to another start or service, or changes its note. Pass only what changes; `start` must come from booking_slots; an empty note removes it. After the cut-off the answer is too_late_to_change.",
  },
  annotations: {
    readOnlyHint: false,
    destructiveHint: true,
    idempotentHint: true,
    openWorldHint: false,
  },
  input: updateInput,
  staff: "same",
  async run(context, { bookingId, ...asked }) {
    const { sql, now, timeZone } = context;
    requireAny(asked);
    const { start: startText, serviceId, ...details } = asked;
    // Customers are locked before bookings, here as when they are forgotten.
    await noteCustomer(context);
    const changing = await getForChange(context, bookingId);
    requireActive(changing);
    let row = changing.booking;
    const start = startText === undefined
      ? row.start.getTime()
      : Date.parse(startText);
    const bookingRequest = { start, serviceId: serviceId ?? row.serviceId };
    if (
      start !== row.start.getTime() ||
      bookingRequest.serviceId !== row.serviceId
    ) {
      requireBeforeCutoff(changing, now, "change");
      row = await move(context, changing, bookingRequest);
    }
    const changes = changesOf(row, details);
    if (Object.keys(changes).length > 0) {
      row = await updateDetails(sql, bookingId, { details: changes, now });
    }
    return { booking: toBooking(row, timeZone) };
  },
});

/** @throws {ApiError} 400 where there is nothing to change. */
function requireAny(asked: Record<string, unknown>): void {
  if (Object.values(asked).some((value) => value !== undefined)) return;
  const { bookingId: _, ...changeable } = updateInput.shape;
  const names = Object.keys(changeable);
  throw invalidInput(names[0]!, `Give at least one of ${names.join(", ")}`);
}

export const bookingDelete: Operation = defineOperation({
  ...writing,
  verb: "delete",
  scope: "booking:delete",
  title: { ja: "予約を取り消す", en: "Cancel a booking" },
  description: {
    ja:
      "このお客様の予約を取り消し、枠を空けます。記録は status が cancelled のまま残ります。すでに取り消した予約はそのまま返します。締切を過ぎると too_late_to_cancel になります。",
    en:
      "Cancels one of this customer's bookings and frees its slot. The record stays with status cancelled; cancelling it again changes nothing. After the cut-off the answer is too_late_to_cancel.",
  },
  annotations: {
    readOnlyHint: false,
    destructiveHint: true,
    idempotentHint: true,
    openWorldHint: false,
  },
  input: deleteInput,
  staff: "same",
  async run(context, { bookingId, reason }) {
    const { sql, now, timeZone } = context;
    await noteCustomer(context);
    const changing = await getForChange(context, bookingId);
    if (changing.booking.status === "cancelled") {
      return { booking: toBooking(changing.booking, timeZone) };
    }
    requireActive(changing);
    requireBeforeCutoff(changing, now, "cancel");
    const cancellation = { reason: reason || null, now };
    const row = await cancelBooking(sql, bookingId, cancellation);
    return { booking: toBooking(row, timeZone) };
  },
});
