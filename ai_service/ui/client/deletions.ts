/** A conversation that will be deleted unless the person takes it back. */
export interface Deletion {
  id: string;
  title: string;
  /** Time of the deletion, milliseconds since the epoch. */
  due: number;
}

/** How long a deletion can be taken back, in milliseconds. */
export const UNDO_MS = 10_000;

const KEY = "deletions";

/**
 * The deletions that wait. They end with the tab, so that nothing is lost by
 * closing it; the next page of the same tab goes on with them.
 */
export function readDeletions(storage: () => Storage): Deletion[] {
  try {
    const kept: unknown = JSON.parse(storage().getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isDeletion) : [];
  } catch {
    return [];
  }
}

/** Keeps them for the next page; where a browser forbids storage, they end with this one. */
export function writeDeletions(
  storage: () => Storage,
  deletions: readonly Deletion[],
): void {
  try {
    storage().setItem(KEY, JSON.stringify(deletions));
  } catch {
    // They are still known to this page.
  }
}

function isDeletion(value: unknown): value is Deletion {
  const { id, title, due } = (value ?? {}) as Partial<Deletion>;
  return typeof id === "string" && typeof title === "string" &&
    typeof due === "number";
}
