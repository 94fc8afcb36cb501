import { useEffect, useState } from "preact/hooks";
import { OVERRIDE_LABEL } from "../../booking/override_words.ts";
import type { Preview } from "../../operation/preview.ts";
import { callDesk } from "./api.ts";
import type { CalendarReader } from "./context.ts";
import { refusalText } from "./refusal_text.ts";
import type { CalendarActions } from "./use_calendar.ts";

/** How long typing has to rest before the server is asked. */
const PAUSE_MILLISECONDS = 350;

/** What the server says of a change that is still being typed. */
export interface PreviewNote {
  text: string;
  isProblem: boolean;
}

/**
 * Against which rules a change would be, or why it is not possible.
 *
 * @param args Null as long as something is missing.
 */
export function usePreview(
  operation: string,
  args: object | null,
  { actions, reader }: { actions: CalendarActions; reader: CalendarReader },
): PreviewNote | null {
  const [note, setNote] = useState<PreviewNote | null>(null);
  const key = JSON.stringify(args);
  useEffect(() => {
    if (!args) return setNote(null);
    let isLatest = true;
    const show = (next: PreviewNote | null) => {
      if (isLatest) setNote(next);
    };
    const timer = setTimeout(() => {
      callDesk<Preview>(operation, args, { preview: true }).then(
        (preview) => show(overrideNote(preview, reader)),
        (refusal) =>
          show({
            text: refusalText(refusal, actions.calendar, reader),
            isProblem: true,
          }),
      );
    }, PAUSE_MILLISECONDS);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [operation, key]);
  return note;
}

function overrideNote(
  { details }: Preview,
  { locale }: CalendarReader,
): PreviewNote | null {
  const line = details.find(({ label }) => label === OVERRIDE_LABEL[locale]);
  return line
    ? { text: `${line.label}: ${line.value}`, isProblem: false }
    : null;
}
