import type {
  Partition,
  Partitions,
} from "../store/durable_object/partition.ts";
import { INDEX_PARTITION } from "../store/durable_object/wake_index.ts";
import type { Key } from "../store/kv.ts";
import type { ObjectNamespace } from "./platform.ts";

/** Attempts of a read. */
const TRIES = 3;

/** The object of that partition. */
export function objectOf<Methods>(
  objects: ObjectNamespace<Methods>,
  name: Key,
): Methods {
  return objects.get(objects.idFromName(JSON.stringify(name)));
}

/** The partition of the index of wakes. */
export function indexPartition(objects: ObjectNamespace<Partition>): Partition {
  return remotePartitions(objects)(INDEX_PARTITION);
}

/** Partitions in the objects of this namespace, by remote calls. */
export function remotePartitions(
  objects: ObjectNamespace<Partition>,
): Partitions {
  return (name) => {
    // An object that failed once is of no more use, so each call gets another.
    const object = () => objectOf(objects, name);
    return {
      getMany: (...read) => retried(() => object().getMany(...read)),
      list: (request) => retried(() => object().list(request)),
      watch: (keys) => retried(() => object().watch(keys)),
      listWakes: (...due) => retried(() => object().listWakes(...due)),
      write: (write) => object().write(write),
      removeWake: (wake) => object().removeWake(wake),
    };
  };
}

/** Repeats a read that met an object which was being replaced. */
async function retried<T>(read: () => Promise<T>): Promise<T> {
  for (let tries = 1;; tries++) {
    try {
      return await read();
    } catch (error) {
      const { retryable } = error as { retryable?: boolean };
      if (!retryable || tries === TRIES) throw error;
    }
  }
}
