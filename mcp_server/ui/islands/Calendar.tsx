import { useEffect, useState } from "preact/hooks";
import { atLocalTime } from "../../../shared/time/time_zone.ts";
import type { CalendarBooking } from "../../booking/calendar_schemas.ts";
import { BlockDialog, unblock } from "../calendar/BlockDialog.tsx";
import { BookingDialog } from "../calendar/BookingDialog.tsx";
import type { CalendarProps } from "../calendar/context.ts";
import { CreateDialog, type NewPlace } from "../calendar/CreateDialog.tsx";
import { Grid } from "../calendar/Grid.tsx";
import { gridColumns } from "../calendar/grid_columns.ts";
import { StatusLine } from "../calendar/StatusLine.tsx";
import { useCalendar } from "../calendar/use_calendar.ts";
import { useChanges } from "../calendar/use_changes.ts";
import { useNow } from "../calendar/use_now.ts";
import { calendarWords } from "../locales/calendar.ts";

type Open =
  | { kind: "booking"; id: string }
  | { kind: "create"; place: NewPlace }
  | { kind: "block"; closesDay: boolean };

/** The day or week on show, and everything that staff do in it. */
export default function Calendar(props: CalendarProps) {
  const { locale, timeZone, query, mayChange } = props;
  const words = calendarWords[locale];
  const reader = { locale, timeZone, words };
  const actions = useCalendar(props, reader);
  const { now, isAlive } = useNow(props.now);
  const [open, setOpen] = useState<Open | null>(null);
  useChanges(actions.reload);
  useEffect(() => {
    if (props.openId) setOpen({ kind: "booking", id: props.openId });
  }, []);
  const { calendar } = actions;
  const visible = { ...calendar, items: itemsShown(calendar.items, props) };
  const columns = gridColumns(visible, query, timeZone);
  const close = () => setOpen(null);
  const createNow = () => {
    const at = startOfNew(columns, now, { query, timeZone });
    setOpen({
      kind: "create",
      place: { at, resourceId: query.column ?? null },
    });
  };
  useShortcuts({
    create: mayChange ? createNow : () => {},
    undo: actions.undo,
  });
  const opened = open?.kind === "booking" &&
    calendar.items.find(({ id }) => id === open.id);
  return (
    <div class="calendar">
      {isAlive && (
        <div class="calendar-actions">
          {mayChange && (
            <>
              <button
                type="button"
                class="button"
                data-kind="primary"
                aria-keyshortcuts="Alt+N"
                onClick={createNow}
              >
                {words.create}
              </button>
              <button
                type="button"
                class="button"
                onClick={() => setOpen({ kind: "block", closesDay: false })}
              >
                {words.block}
              </button>
              <button
                type="button"
                class="button"
                onClick={() => setOpen({ kind: "block", closesDay: true })}
              >
                {words.closeDay}
              </button>
            </>
          )}
          <button type="button" class="button" onClick={() => print()}>
            {words.print}
          </button>
        </div>
      )}
      <StatusLine actions={actions} words={words} />
      <p id="calendar-help" class="calendar-help">
        {isAlive && mayChange && words.help}
      </p>
      <Grid
        columns={columns}
        actions={{ ...actions, calendar: visible }}
        reader={reader}
        mayChange={mayChange}
        isAlive={isAlive}
        now={now}
        onOpen={({ id }) => setOpen({ kind: "booking", id })}
        onUnblock={(closure) => unblock(closure, { actions, reader })}
        onCreate={({ column, at, until }) =>
          setOpen({
            kind: "create",
            place: { at, until, resourceId: column.resourceId },
          })}
      />
      {opened && (
        <BookingDialog
          {...{ actions, reader, mayChange, now }}
          booking={opened}
          onClose={close}
        />
      )}
      {open?.kind === "create" && (
        <CreateDialog
          {...{ actions, reader }}
          place={open.place}
          onClose={close}
        />
      )}
      {open?.kind === "block" && (
        <BlockDialog
          {...{ actions, reader }}
          day={query.date}
          closesDay={open.closesDay}
          onClose={close}
        />
      )}
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

function useShortcuts(
  { create, undo }: { create(): void; undo(): void },
): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      const shortcut = { KeyN: create, KeyZ: undo }[event.code];
      if (!shortcut || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      shortcut();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  });
}
