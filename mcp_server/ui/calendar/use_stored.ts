import { useRef, useState } from "preact/hooks";
import type { Calendar } from "../../booking/calendar_schemas.ts";
import { callDesk, Refusal } from "./api.ts";
import type { CalendarProps, CalendarReader } from "./context.ts";
import { refusalText } from "./refusal_text.ts";
import { useNotice } from "./use_notice.ts";
import type { Submission } from "./use_submit.ts";
import { spanOf } from "./view.ts";

/** A change that takes longer is said to be under way. */
const SLOW_MILLISECONDS = 1_000;
/** How long a reading that failed waits to be tried again. */
const RETRY_MILLISECONDS = 3_000;

interface WriteOptions<Result> extends Partial<Submission> {
  /** Called before the next change is sent. */
  onStored?(result: Result): void;
}

/** The calendar as the server has it, and changes to it, one after another. */
export function useStored(props: CalendarProps, reader: CalendarReader) {
  const { words, timeZone } = reader;
  const [calendar, setCalendar] = useState(props.calendar);
  const [isSlow, setSlow] = useState(false);
  const [isOver, setOver] = useState(false);
  const status = useNotice();
  const state = useRef({
    shown: calendar,
    stored: calendar,
    /** Changes that wait for their answers. */
    writing: 0,
    /** Whether a key has moved something that is not sent yet. */
    isMoving: false,
    readings: 0,
    queue: Promise.resolve() as Promise<unknown>,
    retry: undefined as ReturnType<typeof setTimeout> | undefined,
  }).current;

  const show = (next: Calendar) => {
    state.shown = next;
    setCalendar(next);
  };

  /** Nothing is shown to whom the server does not know any more. */
  const endIfRefused = (error: unknown): never => {
    const { status = 0 } = error instanceof Refusal ? error : {};
    if (status === 401 || status === 403) setOver(true);
    throw error;
  };

  /** Reads everything anew; what is being changed meanwhile is read afterwards. */
  async function read(): Promise<void> {
    const reading = ++state.readings;
    const span = spanOf(props.query, timeZone);
    const next = await callDesk<Calendar>("booking/calendar", span)
      .catch(endIfRefused);
    if (reading !== state.readings) return;
    state.stored = next;
    if (state.writing === 0 && !state.isMoving) show(next);
  }

  /** Shows what is known to be stored, and reads until the server answers. */
  function findOut(pause = RETRY_MILLISECONDS): void {
    clearTimeout(state.retry);
    state.retry = setTimeout(() => {
      read().then(
        () => status.warn(words.foundOut),
        (error) => {
          if (error.isUncertain) findOut();
        },
      );
    }, pause);
  }

  async function settle(
    error: unknown,
    refuse: (problem: string) => void,
  ): Promise<void> {
    if (!(error instanceof Refusal)) throw error;
    if (error.status === 401) return setOver(true);
    if (error.isUncertain) {
      show(state.stored);
      refuse(words.uncertain);
      return findOut(error.status === 0 ? RETRY_MILLISECONDS : 0);
    }
    await read().catch(() => show(state.stored));
    refuse(refusalText(error, state.shown, reader));
  }

  /**
   * Makes a change after those before it; resolves to null if it is refused.
   *
   * @param args Asked for when it is sent; null if there is nothing to send then.
   */
  async function write<Result extends object>(
    operation: string,
    args: object | (() => object | null),
    options: WriteOptions<Result> = {},
  ): Promise<Result | null> {
    const { key = crypto.randomUUID(), refuse = status.warn } = options;
    state.writing++;
    const timer = setTimeout(() => setSlow(true), SLOW_MILLISECONDS);
    const call = state.queue.then(async () => {
      const sent = typeof args === "function" ? args() : args;
      if (!sent) return null;
      const result = await callDesk<Result>(operation, sent, { key });
      options.onStored?.(result);
      return result;
    });
    const outcome = call.then(
      (result) => ({ result }),
      (error) => ({ result: null, error }),
    );
    state.queue = outcome;
    const { result, ...failed } = await outcome;
    clearTimeout(timer);
    if (--state.writing === 0) setSlow(false);
    if ("error" in failed) await settle(failed.error, refuse);
    else await read().catch(() => {});
    return result;
  }

  return { calendar, show, state, status, isSlow, isOver, read, write };
}

export type StoredCalendar = ReturnType<typeof useStored>;
