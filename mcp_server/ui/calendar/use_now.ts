import { useEffect, useState } from "preact/hooks";

const MINUTE = 60_000;

/**
 * The time by the server's clock, which the browser's may not agree with; and
 * whether scripts run, which is false on the server.
 */
export function useNow(serverNow: string): { now: number; isAlive: boolean } {
  const [now, setNow] = useState(() => Date.parse(serverNow));
  const [isAlive, setAlive] = useState(false);
  useEffect(() => {
    setAlive(true);
    const started = performance.now();
    const first = Date.parse(serverNow);
    const timer = setInterval(
      () => setNow(first + performance.now() - started),
      MINUTE / 2,
    );
    return () => clearInterval(timer);
  }, []);
  return { now, isAlive };
}
