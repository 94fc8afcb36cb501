import type { CalendarWords } from "../locales/calendar.ts";
import type { CalendarActions } from "./use_calendar.ts";

/** Says what was done last, and takes it back for ten seconds. */
export function StatusLine(
  { actions: { notice, undo, isSlow }, words }: {
    actions: CalendarActions;
    words: CalendarWords;
  },
) {
  const { text, isProblem, done } = notice;
  return (
    <div
      class="calendar-notice"
      data-empty={text === "" && !isSlow}
      data-problem={isProblem && !isSlow}
    >
      <p role="status">{isSlow ? words.saving : text}</p>
      {done && (
        <span class="calendar-undo">
          {done.text !== text && <span>{done.text}</span>}
          <button
            type="button"
            class="button"
            aria-keyshortcuts="Alt+Z"
            onClick={undo}
          >
            {words.undo}
          </button>
        </span>
      )}
    </div>
  );
}
