import type { CalendarWords } from "../locales/calendar.ts";

interface Props {
  words: CalendarWords;
  /** Whether the person may change bookings, and not only look. */
  mayChange: boolean;
  onCreate(): void;
  onBlock(closesDay: boolean): void;
}

/** What can be done with the day on show. */
export function ActionBar({ words, mayChange, onCreate, onBlock }: Props) {
  return (
    <div class="calendar-actions">
      {mayChange && (
        <>
          <button
            type="button"
            class="button"
            data-kind="primary"
            aria-keyshortcuts="Alt+N"
            onClick={onCreate}
          >
            {words.create}
          </button>
          <button type="button" class="button" onClick={() => onBlock(false)}>
            {words.block}
          </button>
          <button type="button" class="button" onClick={() => onBlock(true)}>
            {words.closeDay}
          </button>
        </>
      )}
      <button type="button" class="button" onClick={() => print()}>
        {words.print}
      </button>
    </div>
  );
}
