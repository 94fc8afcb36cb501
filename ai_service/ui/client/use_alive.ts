import { useEffect, useState } from "preact/hooks";

/** False on the server and until the browser has brought the island to life. */
export function useAlive(): boolean {
  const [alive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  return alive;
}
