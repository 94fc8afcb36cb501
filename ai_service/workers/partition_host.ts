/// <reference types="./cloudflare_workers.d.ts" />
import { DurableObject } from "cloudflare:workers";
import { createLog } from "../../shared/http/log.ts";
import { StoredPartition } from "../store/durable_object/partition_object.ts";
import type {
  ListRequest,
  Partition,
  StoredWake,
  StoredWrite,
} from "../store/durable_object/partition.ts";
import { WakeIndex } from "../store/durable_object/wake_index.ts";
import type { Key } from "../store/kv.ts";
import type { ObjectContext, ObjectNamespace } from "./platform.ts";
import { indexPartition } from "./remote_partitions.ts";

/** Bindings of the object. */
export interface PartitionBindings {
  PARTITIONS: ObjectNamespace<Partition>;
}

/** Answers remote calls from the partition that is stored in this object. */
export class PartitionHost<Bindings extends PartitionBindings>
  extends DurableObject<Bindings>
  implements Partition {
  protected readonly log = createLog({ service: "ai-service" });
  protected readonly partition: StoredPartition;

  /** @param options.heartbeatMs Interval of a watch's heartbeats. */
  constructor(
    context: ObjectContext,
    bindings: Bindings,
    options: { heartbeatMs?: number } = {},
  ) {
    super(context, bindings);
    this.partition = new StoredPartition({
      ...options,
      storage: context.storage,
      index: new WakeIndex(indexPartition(bindings.PARTITIONS)),
      onFailure: (cause) => this.log.error("wake_not_indexed", { cause }),
    });
  }

  getMany(keys: readonly Key[], now: number) {
    return this.partition.getMany(keys, now);
  }

  list(request: ListRequest) {
    return this.partition.list(request);
  }

  write(write: StoredWrite) {
    return this.partition.write(write);
  }

  watch(keys: readonly Key[]) {
    return this.partition.watch(keys);
  }

  listWakes(partition: Key, until: number) {
    return this.partition.listWakes(partition, until);
  }

  removeWake(wake: StoredWake) {
    return this.partition.removeWake(wake);
  }
}
