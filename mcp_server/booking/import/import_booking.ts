import { ApiError } from "../../../shared/http/errors.ts";
import { toLocalIso } from "../../../shared/time/time_zone.ts";
import type { Bilingual } from "../../../shared/ui/locale.ts";
import { createCustomer } from "../../customer/desk_store.ts";
import { matchCustomers } from "../../customer/import/match_customers.ts";
import type { TrialPerson } from "../../customer/import/trial_people.ts";
import { type WrittenRow, wrongAt } from "../../import/import_rows.ts";
import {
  type OperationContext,
  procedureFor,
} from "../../operation/operation.ts";
import { bookingCreate } from "../create_operation.ts";
import { staffBookingOutput } from "../schemas.ts";
import type { GivenBooking } from "./read_booking.ts";
import { addStandIns } from "./trial_bookings.ts";

/** A booking with the ids of what its line names. */
export interface FoundBooking {
  given: GivenBooking;
  /** Epoch milliseconds. */
  start: number;
  serviceId: string | undefined;
  /** Null where the line names none. */
  resourceId: string | undefined | null;
  /** What a line can name in place of what it does. */
  allowed: { service: readonly Bilingual[]; resource: readonly Bilingual[] };
}

/** What came of a line, with what it added. */
export interface ImportedBooking extends WrittenRow {
  bookingId?: string;
  person?: TrialPerson;
}

/**
 * Books what a line says, for the customer whom it means. What keeps it out is
 * told: lines are never moved to another time, and never dropped in silence.
 *
 * @param trialId The trial that it is tried in.
 */
export async function importBooking(
  context: OperationContext,
  line: number,
  { found, trialId }: { found: FoundBooking; trialId: string | null },
): Promise<ImportedBooking> {
  const { given, start, serviceId, resourceId } = found;
  const { sql, now, timeZone } = context;
  const wrong = (reason: string, field: string): WrittenRow => ({
    outcome: "wrong",
    remarks: [wrongAt(line, reason, field)],
  });
  const unknown = (field: keyof FoundBooking["allowed"]): WrittenRow => {
    const remark = wrongAt(line, `unknown_${field}`, field);
    return {
      outcome: "wrong",
      remarks: [{ ...remark, allowed: [...found.allowed[field]] }],
    };
  };
  if (serviceId === undefined) return unknown("service");
  if (resourceId === undefined) return unknown("resource");
  if (start <= now.getTime()) return wrong("in_the_past", "date");
  const [match] = await matchCustomers(sql, [given], trialId);
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
    if (trialId !== null) await addStandIns(context, [customerId]);
    const staff = procedureFor(bookingCreate, "staff")!;
    const { booking } = staffBookingOutput.parse(
      await staff.run(context, {
        serviceId,
        start: toLocalIso(start, timeZone),
        customerId,
        ...(resourceId !== null && { resourceId }),
        ...(minutes !== undefined && { durationMinutes: minutes }),
        ...(note !== undefined && { note }),
      }),
    );
    await sql`release savepoint line`;
    return {
      outcome: "added",
      bookingId: booking.id,
      ...(match.kind === "new" &&
        { person: { id: customerId, person: given } }),
    };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    await sql`rollback to savepoint line`;
    await sql`release savepoint line`;
    if (error.code === "slot_taken") return wrong("overlaps", "time");
    if (error.status === 404) return unknown("resource");
    throw error;
  }
}
