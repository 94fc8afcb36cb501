import { useRef } from "preact/hooks";
import { addDays } from "../../../shared/time/time_zone.ts";
import type { CalendarBooking } from "../../booking/calendar_schemas.ts";
import { type BookingPlace, placeOf } from "./changes.ts";
import type { GridProps } from "./Grid.tsx";
import { type GridColumn, STEP_MINUTES } from "./grid.ts";
import { toInstant, toLocalMoment } from "./local_moment.ts";

const VERTICAL: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
};
const HORIZONTAL: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
};

/**
 * Keys of the grid: arrows go from booking to booking, with Alt they move the
 * one in focus, and with Alt and Shift they change its length.
 */
export function useKeys({ columns, actions, reader, mayChange }: GridProps) {
  const focusId = useRef<string | null>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const element = (event.target as Element)
      .closest<HTMLElement>("[data-booking]");
    const booking = actions.calendar.items
      .find(({ id }) => id === element?.dataset.booking);
    if (!element || !booking || event.ctrlKey || event.metaKey) return;
    if (!(event.key in VERTICAL) && !(event.key in HORIZONTAL)) return;
    event.preventDefault();
    focusId.current = booking.id;
    if (!event.altKey) return focusNext(element, event.key);
    if (!mayChange || !isActive(booking)) return;
    const to = placeAfter(booking, event, columns, reader.timeZone);
    if (to) actions.nudge(booking, to);
  };
  return { onKeyDown, focusId };
}

function isActive({ status }: CalendarBooking): boolean {
  return status === "requested" || status === "confirmed";
}

function placeAfter(
  booking: CalendarBooking,
  { key, shiftKey }: KeyboardEvent,
  columns: readonly GridColumn[],
  timeZone: string,
): BookingPlace | null {
  const place = placeOf(booking);
  const steps = VERTICAL[key];
  if (steps === undefined) {
    return shiftKey
      ? null
      : beside(place, HORIZONTAL[key] ?? 0, { columns, timeZone });
  }
  const minutes = steps * STEP_MINUTES;
  if (!shiftKey) return { ...place, start: place.start + minutes * 60_000 };
  const durationMinutes = place.durationMinutes + minutes;
  return durationMinutes < 5 ? null : { ...place, durationMinutes };
}

/** The next column: another resource on that day, or the same on another day. */
function beside(
  place: BookingPlace,
  step: number,
  { columns, timeZone }: { columns: readonly GridColumn[]; timeZone: string },
): BookingPlace | null {
  const isByResource = new Set(columns.map(({ day }) => day)).size === 1 &&
    columns.length > 1;
  if (!isByResource) {
    const { day, time } = toLocalMoment(place.start, timeZone);
    const start = toInstant({ day: addDays(day, step), time }, timeZone);
    return start === null ? null : { ...place, start };
  }
  const at = columns
    .findIndex(({ resourceId }) => resourceId === place.resourceId);
  const resourceId = columns[at + step]?.resourceId;
  return resourceId ? { ...place, resourceId } : null;
}

/** Up and down stay in a column; left and right go to the nearest of the next. */
function focusNext(element: HTMLElement, key: string): void {
  const track = element.closest("[data-track]");
  if (key in VERTICAL) {
    const all = bookingsOf(track);
    return focus(all[all.indexOf(element) + VERTICAL[key]!]);
  }
  const tracks = [...document.querySelectorAll("[data-track]")];
  const next = tracks[tracks.indexOf(track!) + HORIZONTAL[key]!];
  const distance = (other: HTMLElement) =>
    Math.abs(Number(other.dataset.from) - Number(element.dataset.from));
  focus(bookingsOf(next).toSorted((a, b) => distance(a) - distance(b))[0]);
}

function bookingsOf(track: Element | null | undefined): HTMLElement[] {
  return [...track?.querySelectorAll<HTMLElement>("[data-booking]") ?? []];
}

function focus(booking: HTMLElement | undefined): void {
  booking?.querySelector<HTMLElement>("button")?.focus();
}
