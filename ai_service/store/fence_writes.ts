import type { Check, Kv } from "./kv.ts";

/** The part of the store that a run's checkpoints are kept in. */
export type CheckpointStore = Pick<Kv, "list" | "atomic">;

/**
 * The store, with every write refused (`ok: false`) once `fence` fails, e.g.
 * for a run that lost its lease. The fence is of the same partition as what is
 * written.
 */
export function fenceWrites(
  kv: CheckpointStore,
  fence: Check,
): CheckpointStore {
  return {
    list: (options) => kv.list(options),
    atomic: (checks, ...write) => kv.atomic([fence, ...checks], ...write),
  };
}
