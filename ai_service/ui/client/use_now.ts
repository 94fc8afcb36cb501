import { useEffect, useState } from "preact/hooks";

/**
 * The time in milliseconds since the epoch: that of the page until the browser
 * has taken it over, then that of the last look at it.
 */
export function useNow(pageTime: number): number {
  const [now, setNow] = useState(pageTime);
  useEffect(() => {
    const look = () => setNow(Date.now());
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return now;
}
