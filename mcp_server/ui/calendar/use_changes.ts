import { useEffect, useRef } from "preact/hooks";

/** Many changes within this time are read at once. */
const GAP_MILLISECONDS = 700;
/** How long a reading that failed waits to be tried again. */
const RETRY_MILLISECONDS = 3_000;

/** Calls back soon after anybody has changed something in the calendar. */
export function useChanges(
  onChange: () => Promise<void>,
  { isOver }: { isOver: boolean },
): void {
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(
    () => isOver ? undefined : follow(() => latest.current()),
    [isOver],
  );
}

function follow(onChange: () => Promise<void>): () => void {
  let source: EventSource;
  const seen = new Map<string, string>();
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let next = 0;
  const read = () => {
    timer = undefined;
    next = performance.now() + GAP_MILLISECONDS;
    onChange().then(reopen, () => readIn(RETRY_MILLISECONDS));
  };
  const readIn = (milliseconds: number) => {
    if (!isStopped) timer ??= setTimeout(read, milliseconds);
  };
  const isNews = (
    { type, data }: MessageEvent<string>,
    isFirstNews = false,
  ) => {
    const before = seen.get(type);
    seen.set(type, data);
    return before === undefined ? isFirstNews : before !== data;
  };
  const open = () => {
    source = new EventSource("/api/admin/changes");
    source.addEventListener("calendar", (event) => {
      // The first one, too: something may have changed since the page was read.
      if (isNews(event, true)) readIn(Math.max(0, next - performance.now()));
    });
    // The page itself says what somebody may see and do.
    source.addEventListener("access", (event) => {
      if (isNews(event)) location.reload();
    });
    // A browser gives up where the answer is no stream, as it is to strangers.
    source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED) readIn(0);
    });
  };
  const reopen = () => {
    if (!isStopped && source.readyState === EventSource.CLOSED) open();
  };
  open();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    source.close();
  };
}
