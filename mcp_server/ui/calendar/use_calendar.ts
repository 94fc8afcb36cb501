import { useRef } from "preact/hooks";
import type { CalendarBooking } from "../../booking/calendar_schemas.ts";
import { overrideWords } from "../../booking/override_words.ts";
import type { Override } from "../../booking/overrides.ts";
import type { Booking } from "../../booking/schemas.ts";
import {
  type BookingPlace,
  changedFields,
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
import { useStored } from "./use_stored.ts";
import { Versions } from "./versions.ts";

/** How long arrow keys can follow each other before a move is stored. */
const PAUSE_MILLISECONDS = 500;

interface Written {
  overrode?: Override[];
}

/** What arrow keys have moved, and where it was before. */
interface Nudged {
  before: CalendarBooking;
  timer: ReturnType<typeof setTimeout>;
}

/** The calendar's bookings, and all that can be done with them here. */
export function useCalendar(props: CalendarProps, reader: CalendarReader) {
  const { timeZone } = props;
  const { words, locale } = reader;
  const desk = useStored(props, reader);
  const { state, show, status, write } = desk;
  const { notice, tell, mention, warn } = status;
  const versions = useRef(new Versions()).current;
  const nudged = useRef<Nudged>();

  function rules({ overrode = [] }: Written): string {
    return overrode.length === 0
      ? ""
      : words.overrode(overrideWords(overrode, locale));
  }

  /** Shows a booking where it is to be, as it is until that is stored. */
  function shown(booking: CalendarBooking, to: BookingPlace) {
    const version = versions.provisional();
    const place = { ...state.shown, timeZone };
    const moved = { ...movedTo(booking, to, place), version };
    show(withBooking(state.shown, moved));
    return moved;
  }

  /** Stores only what differs, and only if nobody else changed it meanwhile. */
  async function store(
    before: CalendarBooking,
    moved: CalendarBooking,
    isUndo = false,
  ): Promise<void> {
    const [was, to] = [placeOf(before), placeOf(moved)];
    if (isSamePlace(was, to)) {
      const version = versions.resolve(before.version);
      if (version) versions.noteStored(moved.version, version);
      return await desk.read();
    }
    const result = await write<Written & { booking: Booking }>(
      "booking/update",
      () => {
        const expectedVersion = versions.resolve(before.version);
        return expectedVersion === undefined ? null : {
          bookingId: before.id,
          expectedVersion,
          ...changedFields(was, to, timeZone),
        };
      },
      {
        onStored: ({ booking }) =>
          versions.noteStored(moved.version, booking.version),
      },
    );
    if (!result) return;
    if (isUndo) return tell(words.undone);
    const when = whenText(moved, reader);
    tell(
      words.did.moved(before.customerName, when) + rules(result),
      () => store(moved, shown(moved, was), true),
    );
  }

  function takeNudged(): Nudged | undefined {
    const taken = nudged.current;
    clearTimeout(taken?.timer);
    nudged.current = undefined;
    state.isMoving = false;
    return taken;
  }

  return {
    calendar: desk.calendar,
    isOver: desk.isOver,
    isSlow: desk.isSlow,
    notice,
    tell,
    warn,
    write,
    rules,
    reload: desk.read,
    /** Moves a booking to where it was dropped. */
    async move(booking: CalendarBooking, to: BookingPlace): Promise<void> {
      await store(booking, shown(booking, to));
    },
    /** Moves a booking by a key; keys that follow at once are one move. */
    nudge(booking: CalendarBooking, to: BookingPlace): void {
      const last = nudged.current;
      const before = last?.before.id === booking.id ? last.before : booking;
      clearTimeout(last?.timer);
      const moved = shown(booking, to);
      mention(whenText(moved, reader));
      const timer = setTimeout(() => {
        takeNudged();
        store(before, moved);
      }, PAUSE_MILLISECONDS);
      nudged.current = { before, timer };
      state.isMoving = true;
    },
    /** Takes back what was done last, or what keys are moving right now. */
    undo(): void {
      if (takeNudged()) {
        show(state.stored);
        return mention(words.undone);
      }
      const { done } = notice;
      if (!done) return;
      tell("");
      done.undo();
    },
  };
}

export type CalendarActions = ReturnType<typeof useCalendar>;
