import { useEffect, useRef } from "preact/hooks";

/** Many changes within this time are read at once. */
const GAP_MILLISECONDS = 700;
/** How long a reading that failed waits to be tried again. */
const RETRY_MILLISECONDS = 3_000;

/** Calls back soon after anybody has changed something in the calendar. */
export function useChanges(onChange: () => Promise<void>): void {
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => follow(() => latest.current()), []);
}

function follow(onChange: () => Promise<void>): () => void {
  const source = new EventSource("/api/admin/changes");
  let seen: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let next = 0;
  const read = () => {
    timer = undefined;
    next = performance.now() + GAP_MILLISECONDS;
    onChange().catch(() => readIn(RETRY_MILLISECONDS));
  };
  const readIn = (milliseconds: number) => {
    timer ??= setTimeout(read, milliseconds);
  };
  source.addEventListener("calendar", ({ data }) => {
    const isFirst = seen === null;
    if (seen === data) return;
    seen = data;
    if (!isFirst) readIn(Math.max(0, next - performance.now()));
  });
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
