import { useRef, useState } from "preact/hooks";
import { toLocalIso } from "../../../shared/time/time_zone.ts";
import type {
  Calendar,
  CalendarBooking,
} from "../../booking/calendar_schemas.ts";
import { overrideWords } from "../../booking/override_words.ts";
import type { Override } from "../../booking/overrides.ts";
import { callDesk } from "./api.ts";
import {
  type BookingPlace,
  isSamePlace,
  movedTo,
  placeOf,
  withBooking,
} from "./changes.ts";
import {
  type CalendarProps,
  type CalendarReader,
  whenText,
} from "./context.ts";
import { refusalText } from "./refusal_text.ts";
import { useNotice } from "./use_notice.ts";
import { spanOf } from "./view.ts";

/** How long arrow keys can follow each other before a move is stored. */
const PAUSE_MILLISECONDS = 500;

interface Written {
  overrode?: Override[];
}

/** The calendar's bookings, and all that can be done with them here. */
export function useCalendar(props: CalendarProps, reader: CalendarReader) {
  const { query, timeZone } = props;
  const { words, locale } = reader;
  const [calendar, setCalendar] = useState(props.calendar);
  const { notice, tell, warn } = useNotice();
  const current = useRef(calendar);
  current.current = calendar;
  const writing = useRef(0);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const pending = useRef<
    { before: CalendarBooking; timer: ReturnType<typeof setTimeout> }
  >();

  const show = (next: Calendar) => {
    current.current = next;
    setCalendar(next);
  };

  /** Reads everything anew; what is being moved meanwhile is read afterwards. */
  async function reload(): Promise<void> {
    const span = spanOf(query, timeZone);
    const next = await callDesk<Calendar>("booking/calendar", span);
    if (writing.current === 0 && !pending.current) show(next);
  }

  /** Makes a change after those before it; resolves to null if it is refused. */
  async function write<Result = Written>(
    operation: string,
    args: object,
  ): Promise<Result | null> {
    writing.current++;
    const call = queue.current.then(() =>
      callDesk<Result>(operation, args, { key: crypto.randomUUID() })
    );
    queue.current = call.catch(() => {});
    let refusal: unknown;
    const result = await call.catch((error) => {
      refusal = error;
      return null;
    });
    writing.current--;
    await reload().catch(() => {});
    if (refusal) warn(refusalText(refusal, current.current, reader));
    return result;
  }

  function rules({ overrode = [] }: Written): string {
    return overrode.length === 0
      ? ""
      : words.overrode(overrideWords(overrode, locale));
  }

  async function store(
    before: CalendarBooking,
    to: BookingPlace,
    mayUndo = true,
  ): Promise<void> {
    const was = placeOf(before);
    if (isSamePlace(was, to)) return await reload();
    const result = await write("booking/update", {
      bookingId: before.id,
      start: toLocalIso(to.start, timeZone),
      durationMinutes: to.durationMinutes,
      resourceId: to.resourceId,
    });
    if (!result) return;
    const moved = movedTo(before, to, { ...current.current, timeZone });
    const undo = () => store(moved, was, false);
    if (!mayUndo) return tell(words.undone);
    const when = whenText(moved, reader);
    tell(words.did.moved(before.customerName, when) + rules(result), undo);
  }

  const shown = (booking: CalendarBooking, to: BookingPlace) => {
    const moved = movedTo(booking, to, { ...current.current, timeZone });
    show(withBooking(current.current, moved));
    return moved;
  };

  return {
    calendar,
    notice,
    tell,
    warn,
    write,
    rules,
    reload: async () => {
      if (writing.current === 0 && !pending.current) await reload();
    },
    /** Moves a booking to where it was dropped. */
    async move(booking: CalendarBooking, to: BookingPlace): Promise<void> {
      shown(booking, to);
      await store(booking, to);
    },
    /** Moves a booking by a key; keys that follow at once are one move. */
    nudge(booking: CalendarBooking, to: BookingPlace): void {
      const before = pending.current?.before.id === booking.id
        ? pending.current.before
        : booking;
      clearTimeout(pending.current?.timer);
      tell(whenText(shown(booking, to), reader));
      const timer = setTimeout(() => {
        pending.current = undefined;
        store(before, to);
      }, PAUSE_MILLISECONDS);
      pending.current = { before, timer };
    },
    undo(): void {
      const { undo } = notice;
      if (!undo) return;
      tell("");
      undo();
    },
  };
}

export type CalendarActions = ReturnType<typeof useCalendar>;
