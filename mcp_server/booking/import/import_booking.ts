import { ApiError } from "../../../shared/http/errors.ts";
import { toLocalIso } from "../../../shared/time/time_zone.ts";
import { createCustomer } from "../../customer/desk_store.ts";
import { matchCustomers } from "../../customer/import/match_customers.ts";
import { type WrittenRow, wrongAt } from "../../import/import_rows.ts";
import {
  type OperationContext,
  procedureFor,
} from "../../operation/operation.ts";
import { bookingCreate } from "../create_operation.ts";
import type { GivenBooking } from "./read_booking.ts";

/** A booking with the ids of what its line names. */
export interface FoundBooking {
  given: GivenBooking;
  /** Epoch milliseconds. */
  start: number;
  serviceId: string | undefined;
  /** Null where the line names none. */
  resourceId: string | undefined | null;
}

/**
 * Books what a line says, for the customer whom it means. What keeps it out is
 * told: lines are never moved to another time, and never dropped in silence.
 */
export async function importBooking(
  context: OperationContext,
  line: number,
  { given, start, serviceId, resourceId }: FoundBooking,
): Promise<WrittenRow> {
  const { sql, now, timeZone } = context;
  const wrong = (reason: string, field: string | null = null): WrittenRow => ({
    outcome: "wrong",
    remarks: [wrongAt(line, reason, field)],
  });
  if (serviceId === undefined) return wrong("unknown_service", "service");
  if (resourceId === undefined) return wrong("unknown_resource", "resource");
  if (start <= now.getTime()) return wrong("in_the_past", "date");
  const [match] = await matchCustomers(sql, [given]);
  if (!match || match.kind === "unclear") {
    return wrong(match?.reason ?? "maybe_same", "name");
  }
  const startsAt = new Date(start);
  if (match.kind === "known") {
    const same = await sql`
      select from bookings where customer_id = ${match.id}
        and service_id = ${serviceId} and start_at = ${startsAt}
        and status in ('requested', 'confirmed')`;
    if (same.length > 0) {
      const said = { line, field: null, reason: "already_booked" };
      return { outcome: "same", remarks: [{ ...said, isWrong: false }] };
    }
  }
  const { name, furigana, phone, email, note, minutes } = given;
  // A customer whose only booking is kept out is not left behind.
  await sql`savepoint line`;
  try {
    const customerId = match.kind === "known"
      ? match.id
      : await createCustomer(context, {
        name,
        furigana: furigana ?? null,
        phone: phone ?? null,
        email: email ?? null,
      });
    await procedureFor(bookingCreate, "staff")!.run(context, {
      serviceId,
      start: toLocalIso(start, timeZone),
      customerId,
      ...(resourceId !== null && { resourceId }),
      ...(minutes !== undefined && { durationMinutes: minutes }),
      ...(note !== undefined && { note }),
    });
    await sql`release savepoint line`;
    return { outcome: "added" };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    await sql`rollback to savepoint line`;
    await sql`release savepoint line`;
    if (error.code === "slot_taken") return wrong("overlaps", "time");
    if (error.status === 404) return wrong("unknown_resource", "resource");
    throw error;
  }
}
