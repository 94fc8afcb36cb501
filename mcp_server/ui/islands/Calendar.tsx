import { useEffect, useState } from "preact/hooks";
import { atLocalTime } from "../../../shared/time/time_zone.ts";
import type { CalendarBooking } from "../../booking/calendar_schemas.ts";
import { ActionBar } from "../calendar/ActionBar.tsx";
import { unblock } from "../calendar/BlockDialog.tsx";
import type { CalendarProps } from "../calendar/context.ts";
import { Grid } from "../calendar/Grid.tsx";
import { gridColumns } from "../calendar/grid_columns.ts";
import { type Open, OpenDialog } from "../calendar/OpenDialog.tsx";
import { SessionOver } from "../calendar/SessionOver.tsx";
import { StatusLine } from "../calendar/StatusLine.tsx";
import { useCalendar } from "../calendar/use_calendar.ts";
import { useChanges } from "../calendar/use_changes.ts";
import { useNow } from "../calendar/use_now.ts";
import { useShortcuts } from "../calendar/use_shortcuts.ts";
import { calendarWords } from "../locales/calendar.ts";

/** The day or week on show, and everything that staff do in it. */
export default function Calendar(props: CalendarProps) {
  const { locale, timeZone, query, mayChange } = props;
  const words = calendarWords[locale];
  const reader = { locale, timeZone, words };
  const actions = useCalendar(props, reader);
  const { now, isAlive } = useNow(props.now);
  const [open, setOpen] = useState<Open | null>(null);
  useChanges(actions.reload, actions);
  useEffect(() => {
    if (props.openId) setOpen({ kind: "booking", id: props.openId });
  }, []);
  const calendar = {
    ...actions.calendar,
    items: itemsShown(actions.calendar.items, props),
  };
  const columns = gridColumns(calendar, query, timeZone);
  const createNow = () => {
    const at = startOfNew(columns, now, { query, timeZone });
    const resourceId = query.column ?? null;
    setOpen({ kind: "create", place: { at, resourceId } });
  };
  useShortcuts({
    create: mayChange ? createNow : () => {},
    undo: actions.undo,
  });
  if (actions.isOver) return <SessionOver words={words} />;
  return (
    <div class="calendar">
      {isAlive && (
        <ActionBar
          {...{ words, mayChange }}
          onCreate={createNow}
          onBlock={(closesDay) => setOpen({ kind: "block", closesDay })}
        />
      )}
      <StatusLine actions={actions} words={words} />
      <p id="calendar-help" class="calendar-help">
        {isAlive && mayChange && words.help}
      </p>
      <Grid
        {...{ columns, reader, mayChange, isAlive, now }}
        actions={{ ...actions, calendar }}
        onOpen={({ id }) => setOpen({ kind: "booking", id })}
        onUnblock={(closure) => unblock(closure, { actions, reader })}
        onCreate={({ column: { resourceId }, at, until }) =>
          setOpen({ kind: "create", place: { at, until, resourceId } })}
      />
      <OpenDialog
        {...{ open, actions, reader, mayChange, now }}
        day={query.date}
        onClose={() => setOpen(null)}
      />
    </div>
  );
}

/** Cancelled bookings are shown only where they are asked for. */
function itemsShown(
  items: readonly CalendarBooking[],
  { query: { status, column } }: CalendarProps,
): CalendarBooking[] {
  return items.filter((booking) =>
    (column === undefined || booking.resourceId === column) &&
    (status === undefined
      ? booking.status !== "cancelled"
      : booking.status === status)
  );
}

/** The next five minutes if today is on show, else ten o'clock. */
function startOfNew(
  columns: readonly { from: number; until: number }[],
  now: number,
  { query, timeZone }: Pick<CalendarProps, "query" | "timeZone">,
): number {
  const step = 5 * 60_000;
  const isNow = columns.some(({ from, until }) => from <= now && now < until);
  if (isNow) return (Math.floor(now / step) + 1) * step;
  return atLocalTime(query.date, 10 * 60, timeZone);
}
