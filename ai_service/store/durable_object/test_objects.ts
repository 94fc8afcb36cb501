import type { Key } from "../kv.ts";
import { ObjectKv } from "./object_kv.ts";
import { StoredPartition } from "./partition_object.ts";
import { TestObjectStorage } from "./test_object_storage.ts";
import { INDEX_PARTITION, WakeIndex } from "./wake_index.ts";

/** Objects on Deno, by the names of their partitions. */
export class TestObjects {
  /** Set to let the index fail. */
  isIndexAway = false;
  /** What the index could not be told. */
  readonly failures: unknown[] = [];
  readonly #storages = new Map<string, TestObjectStorage>();
  readonly #partitions = new Map<string, StoredPartition>();

  storageOf(name: Key): TestObjectStorage {
    const key = JSON.stringify(name);
    const storage = this.#storages.get(key) ?? new TestObjectStorage();
    this.#storages.set(key, storage);
    return storage;
  }

  partitionOf = (name: Key): StoredPartition => {
    const key = JSON.stringify(name);
    const partition = this.#partitions.get(key) ?? new StoredPartition({
      storage: this.storageOf(name),
      index: this.index,
      onFailure: (cause) => this.failures.push(cause),
    });
    this.#partitions.set(key, partition);
    return partition;
  };

  /** Lets every object die; what is stored stays. */
  restart(): void {
    this.#partitions.clear();
  }

  get index(): WakeIndex {
    const notes = () => this.partitionOf(INDEX_PARTITION);
    return new WakeIndex({
      list: (request) => notes().list(request),
      write: (write) =>
        this.isIndexAway
          ? Promise.reject(new Error("The index is away"))
          : notes().write(write),
    });
  }

  open(now: () => Date): ObjectKv {
    return new ObjectKv({
      partitions: this.partitionOf,
      withWakes: (until) => this.index.partitions(until.getTime()),
      now,
    });
  }
}
