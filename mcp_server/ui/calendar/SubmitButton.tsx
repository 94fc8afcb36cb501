import type { CalendarReader } from "./context.ts";
import type { CalendarActions } from "./use_calendar.ts";

/** Sends a dialog's form; says so where that takes long. */
export function SubmitButton({ label, isDanger, actions, reader }: {
  label: string;
  isDanger?: boolean;
  actions: CalendarActions;
  reader: CalendarReader;
}) {
  return (
    <button
      type="submit"
      class="button"
      data-kind={isDanger ? "danger" : "primary"}
    >
      {actions.isSlow ? reader.words.saving : label}
    </button>
  );
}
