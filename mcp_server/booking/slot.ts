import { ApiError } from "../../shared/http/errors.ts";
import type { OperationContext } from "../operation/operation.ts";
import type { Row, Sql, Statement } from "../storage/statement.ts";
import { sqlState } from "../storage/database_error.ts";
import type { TransactionSql } from "../storage/statement.ts";
import {
  type AvailabilityContext,
  listNextSlots,
  withBuffers,
} from "./availability.ts";
import { listSchedules, type Service } from "./catalogue.ts";
import { listInTheWay } from "./in_the_way.ts";
import {
  freePlaces,
  openPlaces,
  type Place,
  type ResourceSchedule,
  startObjections,
} from "./rules.ts";
import type { Override } from "./overrides.ts";
import type { ChosenPlace } from "./place.ts";

/** SQLSTATE of a row that another one keeps out. */
const EXCLUSION_VIOLATION = "23P01";

/** The start that somebody asks for. */
export interface SlotRequest extends ChosenPlace {
  /** With the length that staff chose, if they did. */
  service: Service;
  /** That length; null where it takes as long as the service. */
  durationMinutes: number | null;
  /** Epoch milliseconds. */
  start: number;
  /** A booking that is about to move and is not in its own way. */
  except?: string | undefined;
}

/** An open start, and the lanes that are free then, best first. */
export interface OpenSlot extends SlotRequest {
  places: readonly Place[];
  /** The rules for customers that staff act against. */
  overrode: readonly Override[];
}

/** The part of an operation's context that taking a slot takes. */
type SlotContext = AvailabilityContext & Pick<OperationContext, "actor">;

/**
 * The statement that locks the resources of a service. Two transactions that
 * insert into the same lanes without it could wait for each other inside the
 * exclusion constraint; in one order they cannot.
 *
 * @param serviceId Or an expression that gives it.
 */
export function lockResources(
  sql: Sql,
  serviceId: string | Statement<Row[]>,
): Statement<Row[]> {
  return sql`
    select pg_advisory_xact_lock(hashtextextended('booking ' || resource_id, 0))
    from (
      select resource_id from service_resources
      where service_id = ${serviceId} order by resource_id offset 0
    ) as ordered`;
}

/** The same for resources by their ids, in whatever order they come. */
export function lockResourcesById(
  sql: Sql,
  ids: readonly string[],
): Statement<Row[]> {
  return sql`
    select pg_advisory_xact_lock(hashtextextended('booking ' || id, 0))
    from (
      select distinct id from unnest(${[...ids]}::text[]) as given (id)
      order by id offset 0
    ) as ordered`;
}

/**
 * Finds the free lanes for a start. Staff are held to the capacity only.
 *
 * @throws {ApiError} 409 `slot_unavailable` if the start is not on offer to a
 * customer, 409 `slot_taken` if no lane is free; both name the next open slots.
 */
export async function findOpenSlot(
  context: SlotContext,
  request: SlotRequest,
): Promise<OpenSlot> {
  const { sql, now, timeZone, actor } = context;
  const { service, start, except } = request;
  const window = withBuffers(service, { from: start, until: start });
  const stylistId = placeIdOf(request);
  const query = { serviceId: service.id, stylistId, window, except };
  const schedules = await listSchedules(sql, query);
  const moment = { now, timeZone };
  const objections = startObjections(service, schedules, start, moment);
  const [reason] = objections;
  if (reason !== undefined && actor.kind !== "staff") {
    throw await refusal(context, request, {
      code: "slot_unavailable",
      sentence: SENTENCES[reason],
      details: { field: "start", reason },
    });
  }
  const places = placesFor(context, request, schedules);
  if (places.length === 0) {
    const details = actor.kind === "staff"
      ? { bookingIds: await listInTheWay(sql, request) }
      : {};
    throw await slotTaken(context, request, details);
  }
  const retired = service.active ? [] : ["retired" as const];
  return { ...request, places, overrode: [...retired, ...objections] };
}

/** The only resource that was asked for. */
export function placeIdOf(
  { resource, stylist }: ChosenPlace,
): string | undefined {
  return resource?.id ?? stylist?.id;
}

/** For staff also places that are closed, behind those that are open. */
function placesFor(
  { actor, timeZone }: SlotContext,
  { service, start }: SlotRequest,
  schedules: readonly ResourceSchedule[],
): Place[] {
  const open = openPlaces(service, schedules, start, timeZone);
  return actor.kind === "staff"
    ? [...open, ...freePlaces(service, schedules, start)]
    : open;
}

/**
 * Lets `write` take one of the slot's lanes. Should a lane be taken in spite of
 * the lock, the database keeps the row out and the next lane is tried.
 *
 * @throws {ApiError} 409 `slot_taken`, naming the next open slots.
 */
export async function takeSlot<T>(
  context: AvailabilityContext,
  slot: OpenSlot,
  write: (sql: TransactionSql, place: Place) => Promise<T>,
): Promise<T> {
  for (const place of slot.places) {
    try {
      return await context.sql.savepoint((sql) => write(sql, place)) as T;
    } catch (error) {
      if (sqlState(error) !== EXCLUSION_VIOLATION) throw error;
    }
  }
  throw await slotTaken(context, slot);
}

const SENTENCES = {
  past: "start is in the past; choose one of the next open slots",
  too_soon:
    "start is too soon to be booked now; choose one of the next open slots",
  too_far: "start is further ahead than can be booked now",
  closed: "The business is closed then; choose one of the next open slots",
  off_step: "No slot starts then; choose one of the next open slots",
};

function slotTaken(
  context: AvailabilityContext,
  request: SlotRequest,
  details: Record<string, unknown> = {},
) {
  return refusal(context, request, {
    code: "slot_taken",
    sentence: "This time was just taken; choose one of the next open slots",
    details,
  });
}

async function refusal(
  context: AvailabilityContext,
  request: SlotRequest,
  { code, sentence, details = {} }: {
    code: string;
    sentence: string;
    details?: Record<string, unknown>;
  },
): Promise<ApiError> {
  const stylistId = placeIdOf(request);
  const nextSlots = await listNextSlots(context, { ...request, stylistId });
  return new ApiError(sentence, {
    status: 409,
    code,
    details: { ...details, nextSlots },
  });
}
