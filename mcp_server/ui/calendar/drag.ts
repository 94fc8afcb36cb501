import { type GridColumn, momentAt, PIXELS, STEP_MINUTES } from "./grid.ts";
import type { Draft } from "./use_drag.ts";

const STEP = STEP_MINUTES * 60_000;

/** An empty place in a column. */
export interface DragTarget {
  column: GridColumn;
  /** Epoch milliseconds. */
  at: number;
}

/** What a pointer went down on. */
export interface Grab extends DragTarget {
  x: number;
  y: number;
  booking: GrabbedBooking | null;
}

interface GrabbedBooking {
  id: string;
  from: number;
  until: number;
  isResized: boolean;
  /** From its start to where it was grabbed, in milliseconds. */
  offset: number;
}

/** The grid, as a drag needs to know it. */
export interface DragGrid {
  element: HTMLElement;
  columns: readonly GridColumn[];
}

type Point = Pick<PointerEvent, "clientX" | "clientY">;

/** What is under a pointer that goes down; null if it cannot be dragged. */
export function grabAt(
  event: PointerEvent,
  grid: DragGrid,
): Grab | null {
  const target = event.target as Element;
  const track = target.closest<HTMLElement>("[data-track]");
  const column = grid.columns.find(({ key }) => key === track?.dataset.track);
  if (!track || !column || target.closest("[data-fixed]")) return null;
  const height = event.clientY - track.getBoundingClientRect().top;
  const at = column.from + Math.floor(height / PIXELS / STEP_MINUTES) * STEP;
  const { clientX: x, clientY: y } = event;
  const booking = bookingUnder(target, column.from + height / PIXELS * 60_000);
  return { column, at, x, y, booking };
}

function bookingUnder(target: Element, at: number): GrabbedBooking | null {
  const { dataset } = target.closest<HTMLElement>("[data-booking]") ??
    { dataset: undefined };
  if (!dataset) return null;
  const from = Number(dataset.from);
  return {
    id: dataset.booking!,
    from,
    until: Number(dataset.until),
    isResized: target.closest("[data-grip]") !== null,
    offset: at - from,
  };
}

/** Where what was grabbed would be put. */
export function follow(grab: Grab, point: Point, grid: DragGrid): Draft {
  const { booking } = grab;
  if (!booking) return drawn(grab, point, grid);
  const { from, until, isResized, offset } = booking;
  const bookingId = booking.id;
  if (isResized) {
    const end = momentUnder(point, grab.column, grid);
    const last = Math.max(end, from + STEP);
    return { column: grab.column, bookingId, from, until: last };
  }
  const column = columnUnder(point, grid) ?? grab.column;
  const start = momentUnder(point, column, grid, offset);
  return { column, bookingId, from: start, until: start + until - from };
}

/** A new booking, drawn over an empty place. */
function drawn({ column, at }: Grab, point: Point, grid: DragGrid): Draft {
  const end = momentUnder(point, column, grid);
  const from = Math.min(at, end);
  const until = Math.max(at + STEP, end);
  return { column, bookingId: null, from, until };
}

function momentUnder(
  { clientY }: Point,
  column: GridColumn,
  grid: DragGrid,
  offset = 0,
): number {
  const track = trackOf(column, grid);
  const { top } = track!.getBoundingClientRect();
  return momentAt(column, clientY - top - offset / 60_000 * PIXELS);
}

function trackOf({ key }: GridColumn, { element }: DragGrid) {
  return [...element.querySelectorAll<HTMLElement>("[data-track]")]
    .find(({ dataset }) => dataset.track === key);
}

function columnUnder(
  { clientX }: Point,
  grid: DragGrid,
): GridColumn | undefined {
  return grid.columns.find((column) => {
    const rect = trackOf(column, grid)?.getBoundingClientRect();
    return rect && clientX >= rect.left && clientX < rect.right;
  });
}
