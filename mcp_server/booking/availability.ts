import type { OperationContext } from "../operation/operation.ts";
import { listSchedules, type Service } from "./catalogue.ts";
import type { Span } from "./hours.ts";
import { busySpan, openStarts, servedSpan } from "./rules.ts";
import { toLocalIso } from "../../shared/time/time_zone.ts";

const DAY = 24 * 60 * 60 * 1000;

/** An open slot, ISO 8601 with the offset of the business. */
export interface Slot {
  start: string;
  end: string;
}

/** The part of an operation's context that reading slots takes. */
export type AvailabilityContext = Pick<
  OperationContext,
  "sql" | "now" | "timeZone"
>;

/** Filters of the search for open slots. */
export interface SlotQuery {
  service: Service;
  stylistId?: string | undefined;
  /** Starts are looked for in this time. */
  window: Span;
  /** A booking that is about to move and is not in its own way. */
  except?: string | undefined;
}

/** The open slots of a service, in order. */
export async function listOpenSlots(
  { sql, now, timeZone }: AvailabilityContext,
  { service, stylistId, window, except }: SlotQuery,
): Promise<Slot[]> {
  const schedules = await listSchedules(sql, {
    serviceId: service.id,
    stylistId,
    window: withBuffers(service, window),
    except,
  });
  return openStarts(service, schedules, window, { now, timeZone })
    .map((start) => ({
      start: toLocalIso(start, timeZone),
      end: toLocalIso(servedSpan(service, start).until, timeZone),
    }));
}

/** How many slots a refusal offers instead. */
const NEXT_SLOTS = 5;
/** Near days first, which mostly suffice, then as far as a month. */
const NEXT_DAYS = [3, 31];

/** The next open slots from `start` on, or from now if that is past. */
export async function listNextSlots(
  reading: AvailabilityContext,
  { service, stylistId, start, except }: {
    service: Service;
    stylistId?: string | undefined;
    start: number;
    except?: string | undefined;
  },
): Promise<Slot[]> {
  const from = Math.max(start, reading.now.getTime());
  let slots: Slot[] = [];
  for (const days of NEXT_DAYS) {
    const window = { from, until: from + days * DAY };
    slots = await listOpenSlots(reading, {
      service,
      stylistId,
      window,
      except,
    });
    if (slots.length >= NEXT_SLOTS) break;
  }
  return slots.slice(0, NEXT_SLOTS);
}

/** Everything that could be in the way of a start within `window`. */
export function withBuffers(service: Service, { from, until }: Span): Span {
  return {
    from: busySpan(service, from).from,
    until: busySpan(service, until).until,
  };
}
