import { addDays } from "../../../shared/time/time_zone.ts";
import type { Closure } from "../../booking/calendar_schemas.ts";
import { BookingBlock } from "./BookingBlock.tsx";
import { dayText, rangeText } from "./context.ts";
import type { GridProps } from "./Grid.tsx";
import {
  bookingsIn,
  type GridColumn,
  hourLines,
  placeIn,
  type Stretch,
} from "./grid.ts";
import type { Draft } from "./use_drag.ts";

type Props = GridProps & { column: GridColumn; draft: Draft | null };

/** One column: its hours, what is closed, and its bookings in order of time. */
export function Column(props: Props) {
  const { column, draft, actions: { calendar }, reader, isAlive, now } = props;
  const { locale, words } = reader;
  const resource = calendar.columns.find(({ id }) => id === column.resourceId);
  const placed = bookingsIn(column, calendar.items);
  const id = `column-${column.key}`;
  const isByDay = props.columns.length > 1 &&
    props.columns[1]!.day !== props.columns[0]!.day;
  return (
    <section class="calendar-column" aria-labelledby={id}>
      <h2 id={id}>
        {isByDay || !resource
          ? dayText(column.day, reader)
          : resource.name[locale]}
        <small>{words.bookings(placed.length)}</small>
      </h2>
      <div
        class="calendar-track"
        data-track={column.key}
        style={isAlive
          ? { height: placeIn(column, column)!.height }
          : undefined}
      >
        {isAlive && <Ground {...props} />}
        {closuresOf(column, calendar.closures).map((closure) => (
          <Closed key={closure.id} closure={closure} {...props} />
        ))}
        {placed.length === 0 && <p class="calendar-none">{words.noBookings}</p>}
        <ol role="list">
          {placed.map((one) => (
            <BookingBlock key={one.booking.id} placed={one} {...props} />
          ))}
        </ol>
        {isAlive && draft && (
          <div class="calendar-draft" style={placeIn(column, draft) ?? {}}>
            {rangeText(draft.from, draft.until, reader)}
          </div>
        )}
        {isAlive && now >= column.from && now < column.until && (
          <div
            class="calendar-now"
            title={words.now}
            style={{ top: placeIn(column, { from: now, until: now + 1 })!.top }}
          />
        )}
      </div>
    </section>
  );
}

/** Open hours, the lines of the full hours, and time to prepare and clear up. */
function Ground({ column, actions: { calendar }, reader }: Props) {
  const open = calendar.open
    .filter((span) =>
      column.resourceId === null || span.resourceId === column.resourceId
    )
    .map(({ from, until }) => ({
      from: Date.parse(from),
      until: Date.parse(until),
    }));
  const buffers = bookingsIn(column, calendar.items)
    .filter(({ booking }) => booking.status !== "cancelled")
    .flatMap(({ booking, from, until }) => [
      { from: Date.parse(booking.busyFrom), until: from },
      { from: until, until: Date.parse(booking.busyUntil) },
    ]);
  const lines = hourLines(column, reader.timeZone)
    .map((at) => ({ from: at, until: at + 3_600_000 }));
  return (
    <>
      <Spans of={open} column={column} class="calendar-open" />
      <Spans of={lines} column={column} class="calendar-line" />
      <Spans
        of={buffers}
        column={column}
        class="calendar-buffer"
        title={reader.words.buffer}
      />
    </>
  );
}

function Spans({ of, column, class: name, title }: {
  of: readonly Stretch[];
  column: GridColumn;
  class: string;
  title?: string;
}) {
  return (
    <>
      {of.map((stretch, index) => {
        const style = placeIn(column, stretch);
        return style && (
          <div key={index} class={name} title={title} style={style} />
        );
      })}
    </>
  );
}

function closuresOf(column: GridColumn, closures: readonly Closure[]) {
  return closures.filter(({ resourceId, from, until }) =>
    (resourceId === null || resourceId === column.resourceId) &&
    Date.parse(from) < column.until && Date.parse(until) > column.from
  );
}

function Closed(
  { closure, column, reader, isAlive, mayChange, onUnblock }: Props & {
    closure: Closure;
  },
) {
  const { words, locale } = reader;
  const stretch = {
    from: Date.parse(closure.from),
    until: Date.parse(closure.until),
  };
  const isWholeDay = closure.from.slice(0, 10) <= column.day &&
    closure.until.slice(0, 10) >= addDays(column.day, 1);
  const text = [
    words.closed,
    ...(isWholeDay ? [] : [rangeText(stretch.from, stretch.until, reader)]),
    closure.reason[locale],
  ].filter(Boolean).join(" ");
  return (
    <div
      class="calendar-closed"
      style={isAlive ? placeIn(column, stretch) ?? {} : undefined}
    >
      <p>{text}</p>
      {isAlive && mayChange && (
        <button
          type="button"
          class="button"
          data-kind="quiet"
          data-fixed
          aria-label={`${words.unblock}: ${text}`}
          onClick={() => onUnblock(closure)}
        >
          {words.unblock}
        </button>
      )}
    </div>
  );
}
