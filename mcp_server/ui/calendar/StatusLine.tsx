import type { CalendarWords } from "../locales/calendar.ts";
import type { CalendarActions } from "./use_calendar.ts";

/** Says what was done last, and takes it back for ten seconds. */
export function StatusLine(
  { actions: { notice, undo }, words }: {
    actions: CalendarActions;
    words: CalendarWords;
  },
) {
  return (
    <div
      class="calendar-notice"
      data-empty={notice.text === ""}
      data-problem={notice.isProblem}
    >
      <p role="status">{notice.text}</p>
      {notice.undo && (
        <button
          type="button"
          class="button"
          aria-keyshortcuts="Alt+Z"
          onClick={undo}
        >
          {words.undo}
        </button>
      )}
    </div>
  );
}
