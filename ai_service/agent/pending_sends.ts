import {
  type Checkpoint,
  type CheckpointPendingWrite,
  maxChannelVersion,
  TASKS,
} from "@langchain/langgraph-checkpoint";

/** The first format of checkpoints that holds its sends itself. */
const FORMAT_WITH_SENDS = 4;

/** Whether the checkpoint's sends are in the writes of its parent. */
export function needsPendingSends({ v }: Pick<Checkpoint, "v">): boolean {
  return v < FORMAT_WITH_SENDS;
}

/**
 * A checkpoint of an early format with the sends that it has to run, as
 * LangGraph reads them now. A send starts a node with an input of its own.
 *
 * @param parentWrites The writes of the checkpoint before it, in their order.
 * @param firstVersion The sends' version if no channel has one.
 */
export function addPendingSends(
  checkpoint: Checkpoint,
  parentWrites: readonly CheckpointPendingWrite[],
  firstVersion: string,
): Checkpoint {
  const { channel_values, channel_versions } = checkpoint;
  const sends = parentWrites
    .filter(([, channel]) => channel === TASKS)
    .map(([, , value]) => value);
  const versions = Object.values(channel_versions);
  const version = versions.length > 0
    ? maxChannelVersion(...versions)
    : firstVersion;
  return {
    ...checkpoint,
    channel_values: { ...channel_values, [TASKS]: sends },
    channel_versions: { ...channel_versions, [TASKS]: version },
  };
}
