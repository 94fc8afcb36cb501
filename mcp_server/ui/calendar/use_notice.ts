import { useRef, useState } from "preact/hooks";

/** How long a change can be undone. */
const UNDO_MILLISECONDS = 10_000;

/** What the status line says of the last thing that was done. */
export interface Notice {
  text: string;
  isProblem: boolean;
  /** The last change, for ten seconds; a problem after it does not end them. */
  done: Done | null;
}

interface Done {
  text: string;
  undo(): Promise<void>;
}

const NOTHING: Notice = { text: "", isProblem: false, done: null };

/** The status line of the calendar. */
export function useNotice() {
  const [notice, setNotice] = useState<Notice>(NOTHING);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const say = (text: string, isProblem: boolean) =>
    setNotice(({ done }) => ({ text, isProblem, done }));
  return {
    notice,
    /** Says what was done, and how it is undone. */
    tell(text: string, undo?: Done["undo"]): void {
      clearTimeout(timer.current);
      const done = undo ? { text, undo: once(undo) } : null;
      setNotice({ text, isProblem: false, done });
      if (!done) return;
      timer.current = setTimeout(
        () => setNotice((now) => ({ ...now, done: null })),
        UNDO_MILLISECONDS,
      );
    },
    /** Says something while the change before it can still be undone. */
    mention: (text: string) => say(text, false),
    warn: (text: string) => say(text, true),
  };
}

/** Two presses of a key before the next drawing undo once. */
function once(undo: Done["undo"]): Done["undo"] {
  let isUsed = false;
  return async () => {
    if (isUsed) return;
    isUsed = true;
    await undo();
  };
}
