import { useEffect, useRef } from "preact/hooks";

/** Calls back soon after anybody has changed something in the calendar. */
export function useChanges(onChange: () => Promise<void>): void {
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    const source = new EventSource("/api/admin/changes");
    let seen: string | null = null;
    source.addEventListener("calendar", ({ data }) => {
      if (seen !== null && seen !== data) latest.current().catch(() => {});
      seen = data;
    });
    return () => source.close();
  }, []);
}
