import { ApiError } from "../../shared/http/errors.ts";
import type { TransactionSql } from "../storage/statement.ts";
import { sqlState } from "../storage/database_error.ts";
import {
  type AvailabilityContext,
  listNextSlots,
  withBuffers,
} from "./availability.ts";
import { listSchedules, type Service } from "./catalogue.ts";
import { openPlaces, type Place, startRefusal } from "./rules.ts";

/** SQLSTATE of a row that another one keeps out. */
const EXCLUSION_VIOLATION = "23P01";

/** What someone would like to have. */
export interface BookingRequest {
  service: Service;
  /** Epoch milliseconds. */
  start: number;
  /** A booking that is about to move and is not in its own way. */
  except?: string | undefined;
}

/**
 * Finds a free lane for the request and lets `write` take it. Whoever else wants
 * the same resources waits until this transaction ends; should a lane be taken
 * all the same, the database keeps the row out and the next lane is tried.
 *
 * @throws {ApiError} 409 `slot_unavailable` if the start is not on offer, 409
 * `slot_taken` if others were quicker; both name the next open slots.
 */
export async function reserveSlot<T>(
  reading: AvailabilityContext,
  bookingRequest: BookingRequest,
  write: (sql: TransactionSql, place: Place) => Promise<T>,
): Promise<T> {
  for (const place of await findPlaces(reading, bookingRequest)) {
    try {
      return await reading.sql.savepoint((sql) => write(sql, place)) as T;
    } catch (error) {
      if (sqlState(error) !== EXCLUSION_VIOLATION) throw error;
    }
  }
  throw await refuse(reading, bookingRequest, {
    code: "slot_taken",
    sentence: "This time was just taken; choose one of the next open slots",
  });
}

async function findPlaces(
  reading: AvailabilityContext,
  bookingRequest: BookingRequest,
): Promise<Place[]> {
  const { sql, now, timeZone } = reading;
  const { service, start, except } = bookingRequest;
  const window = withBuffers(service, { from: start, until: start });
  const [, schedules] = await Promise.all([
    lockResources(sql, service.id),
    listSchedules(sql, { serviceId: service.id, window, except }),
  ]);
  const reason = startRefusal(service, schedules, start, { now, timeZone });
  if (reason !== undefined) {
    throw await refuse(reading, bookingRequest, {
      code: "slot_unavailable",
      sentence: SENTENCES[reason],
      details: { field: "start", reason },
    });
  }
  return openPlaces(service, schedules, start, timeZone);
}

const SENTENCES = {
  past: "start is in the past; choose one of the next open slots",
  too_soon:
    "start is too soon to be booked now; choose one of the next open slots",
  too_far: "start is further ahead than can be booked now",
  closed: "The business is closed then; choose one of the next open slots",
  off_step: "No slot starts then; choose one of the next open slots",
};

/**
 * Two transactions that insert into the same lanes without this could wait for
 * each other inside the exclusion constraint; in one order they cannot.
 */
async function lockResources(sql: TransactionSql, serviceId: string) {
  await sql`
    select pg_advisory_xact_lock(hashtextextended('booking ' || resource_id, 0))
    from (
      select resource_id from service_resources
      where service_id = ${serviceId} order by resource_id offset 0
    ) as ordered`;
}

async function refuse(
  reading: AvailabilityContext,
  bookingRequest: BookingRequest,
  { code, sentence, details = {} }: {
    code: string;
    sentence: string;
    details?: Record<string, unknown>;
  },
): Promise<ApiError> {
  const nextSlots = await listNextSlots(reading, bookingRequest);
  return new ApiError(sentence, {
    status: 409,
    code,
    details: { ...details, nextSlots },
  });
}
