import type { CalendarActions } from "./use_calendar.ts";

/** The status line lies behind a dialog, so what was refused is said in it, too. */
export function Problem(
  { actions: { notice } }: { actions: CalendarActions },
) {
  if (!notice.isProblem) return null;
  return <p class="notice" data-tone="danger" role="alert">{notice.text}</p>;
}
