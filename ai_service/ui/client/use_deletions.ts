import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import {
  type Deletion,
  readDeletions,
  UNDO_MS,
  writeDeletions,
} from "./deletions.ts";

const storage = () => sessionStorage;

/** Deletes what was removed, each after some seconds in which it can be taken back. */
export function useDeletions(erase: (id: string) => Promise<void>) {
  const [waiting, setWaiting] = useState<readonly Deletion[]>([]);
  const update = (change: (all: readonly Deletion[]) => Deletion[]) =>
    setWaiting((all) => {
      const changed = change(all);
      writeDeletions(storage, changed);
      return changed;
    });
  const forget = (id: string) =>
    update((all) => all.filter((one) => one.id !== id));
  useEffect(() => setWaiting(readDeletions(storage)), []);
  // Before the page shows it: what was taken back a moment ago must not be erased.
  useLayoutEffect(() => {
    const timers = waiting.map(({ id, due }) =>
      setTimeout(async () => {
        await erase(id);
        forget(id);
      }, Math.max(0, due - Date.now()))
    );
    return () => timers.forEach(clearTimeout);
  }, [waiting]);
  return {
    /** Those that can still be taken back, the latest last. */
    waiting,
    remove: (id: string, title: string) =>
      update((all) => [...all, { id, title, due: Date.now() + UNDO_MS }]),
    undo: forget,
  };
}
