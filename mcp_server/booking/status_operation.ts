import { ApiError } from "../../shared/http/errors.ts";
import {
  CHANGING,
  defineStaffOperation,
  type Operation,
} from "../operation/operation.ts";
import { getBookingInPlace, lockBookingInPlace } from "./change.ts";
import type { StoredBooking } from "./columns.ts";
import { bookingOutput, type BookingStatus, statusInput } from "./schemas.ts";
import { setStatus } from "./store.ts";
import { toBooking } from "./view.ts";

export const bookingSetStatus: Operation = defineStaffOperation({
  noun: "booking",
  verb: "set_status",
  kind: "write",
  scope: "booking:update",
  title: { ja: "予約の状態を記録する", en: "Record what became of a booking" },
  description: {
    ja:
      "申し込みを確定し（confirmed）、始まった予約を来店（completed）または無断キャンセル（no_show）にします。取消は booking_delete です。",
    en:
      "Confirms a requested booking, or records that a booking that has begun was kept (completed) or not (no_show). To cancel, use booking_delete.",
  },
  annotations: CHANGING,
  input: statusInput,
  output: bookingOutput,
  async run(context, { bookingId, status }) {
    const { sql, now, timeZone } = context;
    const locks = lockBookingInPlace(context, bookingId)
      .map((statement) => statement.execute());
    const [{ booking }] = await Promise.all([
      getBookingInPlace(context, bookingId),
      ...locks,
    ]);
    context.noteBefore({ booking: toBooking(booking, timeZone) });
    if (booking.status === status) {
      return { booking: toBooking(booking, timeZone) };
    }
    requirePossible(booking, status, now);
    const row = await setStatus(sql, bookingId, { status, now });
    return { booking: toBooking(row, timeZone) };
  },
});

/** From which statuses each can be reached. */
const FROM: Partial<Record<BookingStatus, readonly BookingStatus[]>> = {
  confirmed: ["requested"],
  completed: ["confirmed", "no_show"],
  no_show: ["confirmed", "completed"],
};

/** @throws {ApiError} 409 `status_not_possible`. */
function requirePossible(
  booking: StoredBooking,
  status: BookingStatus,
  now: Date,
): void {
  const isReachable = FROM[status]?.includes(booking.status) ?? false;
  const hasBegun = status === "confirmed" || booking.start <= now;
  if (isReachable && hasBegun) return;
  throw new ApiError(
    hasBegun
      ? `A booking that is ${booking.status} cannot become ${status}`
      : `A booking that has not begun cannot become ${status}`,
    {
      status: 409,
      code: "status_not_possible",
      details: { status: booking.status },
    },
  );
}
