import { useLayoutEffect, useRef } from "preact/hooks";
import type {
  CalendarBooking,
  Closure,
} from "../../booking/calendar_schemas.ts";
import { type CalendarReader, timeText } from "./context.ts";
import { Column } from "./Column.tsx";
import type { DragTarget } from "./drag.ts";
import { type GridColumn, hourLines, placeIn } from "./grid.ts";
import type { CalendarActions } from "./use_calendar.ts";
import { type Draft, useDrag } from "./use_drag.ts";
import { useKeys } from "./use_keys.ts";

export interface GridProps {
  columns: readonly GridColumn[];
  actions: CalendarActions;
  reader: CalendarReader;
  mayChange: boolean;
  /** False on the server and until scripts run: then it is a list. */
  isAlive: boolean;
  now: number;
  onOpen(booking: CalendarBooking): void;
  onUnblock(closure: Closure): void;
  onCreate(target: DragTarget & { until?: number }): void;
}

/** Columns of bookings by time; without scripts, a list for each column. */
export function Grid(props: GridProps) {
  const { columns, actions, reader, isAlive, mayChange } = props;
  const root = useRef<HTMLDivElement>(null);
  const { onKeyDown, focusId } = useKeys(props);
  const onDrop = (draft: Draft) => {
    focusId.current = draft.bookingId;
    const { column, from, until } = draft;
    const booking = actions.calendar.items
      .find(({ id }) => id === draft.bookingId);
    if (!booking) return props.onCreate({ column, at: from, until });
    actions.move(booking, {
      start: from,
      durationMinutes: (until - from) / 60_000,
      resourceId: column.resourceId ?? booking.resourceId,
    });
  };
  const draft = useDrag(root, {
    columns,
    isEnabled: isAlive && mayChange,
    onDrop,
    onPick: (target) => props.onCreate(target),
  });
  useRefocus(root, focusId, actions.calendar);
  return (
    <div
      ref={root}
      class="calendar-grid"
      data-alive={isAlive}
      data-dragging={draft !== null}
      onKeyDown={onKeyDown}
    >
      {columns.length === 0 && (
        <p class="calendar-none">{reader.words.noBookings}</p>
      )}
      {isAlive &&
        columns.slice(0, 1).map((column) => (
          <Hours key="hours" column={column} reader={reader} />
        ))}
      {columns.map((column) => (
        <Column
          key={column.key}
          column={column}
          draft={draft?.column.key === column.key ? draft : null}
          {...props}
        />
      ))}
    </div>
  );
}

/**
 * A booking that moves to another column is another element there. It is
 * focused before the browser handles another key, which would else go nowhere.
 */
function useRefocus(
  root: { current: HTMLElement | null },
  focusId: { current: string | null },
  calendar: unknown,
): void {
  useLayoutEffect(() => {
    const id = focusId.current;
    const { activeElement } = document;
    if (!id || (activeElement && activeElement !== document.body)) return;
    const booking = [...root.current!.querySelectorAll<HTMLElement>(
      "[data-booking]",
    )].find(({ dataset }) => dataset.booking === id);
    booking?.querySelector<HTMLElement>("button")?.focus();
  }, [calendar]);
}

function Hours(
  { column, reader }: { column: GridColumn; reader: CalendarReader },
) {
  const height = placeIn(column, column)?.height ?? "";
  return (
    <div class="calendar-hours" aria-hidden="true">
      <div class="calendar-hours-track" style={{ height }}>
        {hourLines(column, reader.timeZone).map((at) => (
          <span
            key={at}
            style={{ top: placeIn(column, { from: at, until: at + 1 })!.top }}
          >
            {timeText(at, reader)}
          </span>
        ))}
      </div>
    </div>
  );
}
