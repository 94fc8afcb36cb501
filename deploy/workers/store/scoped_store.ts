// For tests only: stores in workerd, each with objects of its own.
import type { Partition } from "../../../ai_service/store/durable_object/partition.ts";
import { ObjectKv } from "../../../ai_service/store/durable_object/object_kv.ts";
import { WakeIndex } from "../../../ai_service/store/durable_object/wake_index.ts";
import {
  type PartitionBindings,
  PartitionHost,
} from "../../../ai_service/workers/partition_host.ts";
import type {
  ObjectContext,
  ObjectNamespace,
} from "../../../ai_service/workers/platform.ts";
import {
  indexPartition,
  remotePartitions,
} from "../../../ai_service/workers/remote_partitions.ts";
import { scopedObjects, scopeOf } from "./scoped_objects.ts";

/** A partition whose index is in the same scope. */
export class ScopedPartition extends PartitionHost<PartitionBindings> {
  constructor(context: ObjectContext, { PARTITIONS }: PartitionBindings) {
    const { id } = context as ObjectContext & { id: { name: string } };
    super(context, { PARTITIONS: scopedObjects(PARTITIONS, scopeOf(id.name)) });
  }

  /** The clock of a test is not the platform's, so nothing happens. */
  alarm(): void {}
}

/** The store of that scope. */
export function openScopedKv(
  objects: ObjectNamespace<Partition>,
  scope: string,
  now: () => Date,
): ObjectKv {
  const own = scopedObjects(objects, scope);
  const index = new WakeIndex(indexPartition(own));
  return new ObjectKv({
    partitions: remotePartitions(own),
    withWakes: (until) => index.partitions(until.getTime()),
    now,
  });
}
