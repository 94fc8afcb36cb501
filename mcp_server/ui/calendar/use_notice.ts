import { useRef, useState } from "preact/hooks";

/** How long a change can be undone. */
const UNDO_MILLISECONDS = 10_000;

/** What the status line says of the last thing that was done. */
export interface Notice {
  text: string;
  isProblem: boolean;
  /** Takes it back, for ten seconds. */
  undo: (() => Promise<void>) | null;
}

const NOTHING: Notice = { text: "", isProblem: false, undo: null };

/** The status line of the calendar. */
export function useNotice() {
  const [notice, setNotice] = useState<Notice>(NOTHING);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const show = (next: Notice) => {
    clearTimeout(timer.current);
    setNotice(next);
    if (!next.undo) return;
    timer.current = setTimeout(
      () => setNotice({ ...next, undo: null }),
      UNDO_MILLISECONDS,
    );
  };
  return {
    notice,
    tell: (text: string, undo: Notice["undo"] = null) =>
      show({ text, isProblem: false, undo }),
    warn: (text: string) => show({ text, isProblem: true, undo: null }),
  };
}
