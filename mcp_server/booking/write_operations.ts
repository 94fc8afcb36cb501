// This module is portable: it runs on Deno and on Workers.
import { invalidInput, notFound } from "../../shared/http/errors.ts";
import { rememberCustomer } from "../customer/store.ts";
import { defineOperation, type Operation } from "../mcp/operation.ts";
import { getService } from "./catalogue.ts";
import {
  getForChange,
  move,
  requireActive,
  requireBeforeCutoff,
} from "./change.ts";
import { takePlace } from "./place.ts";
import {
  bookingOutput,
  createInput,
  deleteInput,
  updateInput,
} from "./schemas.ts";
import { cancelBooking, createBooking, updateNote } from "./store.ts";
import { toBooking } from "./view.ts";

/** What every writing operation of this slice has in common. */
const writing = {
  noun: "booking",
  kind: "write",
  audience: "user",
  output: bookingOutput,
} as const;

export const bookingCreate: Operation = defineOperation({
  ...writing,
  verb: "create",
  scope: "booking:create",
  title: { ja: "予約する", en: "Book" },
  description: {
    ja:
      "空き枠をこのお客様の名前で予約します。start は booking_slots が返した値をそのまま使います。すでに埋まっていたら slot_taken となり、details.nextSlots に次の空き枠が入ります。勝手に別の枠を取らず、お客様に選んでもらってください。",
    en:
      "Books an open slot for this customer. Use a `start` exactly as booking_slots returned it. If it was taken meanwhile the answer is slot_taken with the next open slots in details.nextSlots; offer those to the customer instead of picking one.",
  },
  annotations: {
    readOnlyHint: false,
    destructiveHint: false,
    idempotentHint: false,
    openWorldHint: false,
  },
  input: createInput,
  async run(context, { serviceId, start: startText, note }) {
    const { sql, now, newId, timeZone } = context;
    const service = await getService(sql, serviceId);
    if (!service?.active) throw notFound("Service");
    const customerId = await rememberCustomer(context);
    const start = Date.parse(startText);
    const booking = {
      id: newId("bkg_"),
      customerId,
      service,
      start,
      note: note || null,
      now,
    };
    const row = await takePlace(
      context,
      { service, start },
      (tx, place) => createBooking(tx, booking, place),
    );
    return { booking: toBooking(row, timeZone) };
  },
});

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
  async run(context, { bookingId, start: startText, serviceId, note }) {
    const { sql, now, timeZone } = context;
    if ((startText ?? serviceId ?? note) === undefined) {
      throw invalidInput(
        "start",
        "Give at least one of start, serviceId, note",
      );
    }
    const changing = await getForChange(context, bookingId);
    requireActive(changing);
    await rememberCustomer(context);
    let row = changing.booking;
    const start = startText === undefined
      ? row.startAt.getTime()
      : Date.parse(startText);
    const wish = { start, serviceId: serviceId ?? row.serviceId };
    if (start !== row.startAt.getTime() || wish.serviceId !== row.serviceId) {
      requireBeforeCutoff(changing, now, "change");
      row = await move(context, changing, wish);
    }
    if (note !== undefined && (note || null) !== row.note) {
      row = await updateNote(sql, bookingId, { note: note || null, now });
    }
    return { booking: toBooking(row, timeZone) };
  },
});

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
  async run(context, { bookingId, reason }) {
    const { sql, now, timeZone } = context;
    const changing = await getForChange(context, bookingId);
    if (changing.booking.status === "cancelled") {
      return { booking: toBooking(changing.booking, timeZone) };
    }
    requireActive(changing);
    requireBeforeCutoff(changing, now, "cancel");
    await rememberCustomer(context);
    const cancellation = { reason: reason || null, now };
    const row = await cancelBooking(sql, bookingId, cancellation);
    return { booking: toBooking(row, timeZone) };
  },
});
