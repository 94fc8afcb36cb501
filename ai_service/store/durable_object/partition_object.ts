import type { Key } from "../kv.ts";
import { LocalWatches } from "../local_watches.ts";
import { framedWatch } from "./framed_watch.ts";
import { IndexNote } from "./index_note.ts";
import type {
  ListRequest,
  Partition,
  StoredEntry,
  StoredWake,
  StoredWrite,
} from "./partition.ts";
import { PartitionTables } from "./partition_tables.ts";
import type { ObjectStorage } from "./storage.ts";
import type { WakeIndex } from "./wake_index.ts";

/** Interval of a watch's heartbeats, in milliseconds. */
const HEARTBEAT_MS = 10_000;
/** Entries that have expired are deleted that much later, in milliseconds. */
const DELETE_AFTER_MS = 60 * 60_000;
/** Shortest time until an alarm, in milliseconds. */
const SHORTEST_MS = 1_000;

/** The object that a partition is in. */
export interface PartitionOptions {
  storage: ObjectStorage;
  index: WakeIndex;
  /** Told that the index did not answer. */
  onFailure: (cause: unknown) => void;
  heartbeatMs?: number;
}

/** One partition, in the Durable Object that stores it. */
export class StoredPartition implements Partition {
  readonly #options: PartitionOptions;
  readonly #tables: PartitionTables;
  readonly #note: IndexNote;
  readonly #watches = new LocalWatches();
  /** Whether an alarm is set that comes after what expires. */
  #hasAlarm = false;

  constructor(options: PartitionOptions) {
    this.#options = options;
    this.#tables = new PartitionTables(options.storage);
    this.#note = new IndexNote({ ...options, tables: this.#tables });
  }

  // deno-lint-ignore require-await -- what throws must reject
  async getMany(
    keys: readonly Key[],
    now: number,
  ): Promise<(StoredEntry | null)[]> {
    return this.#tables.get(keys, now);
  }

  // deno-lint-ignore require-await -- as above
  async list(request: ListRequest) {
    return this.#tables.list(request);
  }

  async write(write: StoredWrite): Promise<number | null> {
    const { wake } = write;
    return wake
      ? await this.#note.ahead(wake, () => this.#commit(write))
      : this.#commit(write);
  }

  // deno-lint-ignore require-await -- as above
  async watch(keys: readonly Key[]): Promise<ReadableStream<Uint8Array>> {
    // What has expired is sorted out by the reader's clock.
    const read = () => this.getMany(keys, 0);
    const changes = this.#watches.watch(keys, read);
    return framedWatch(changes, this.#options.heartbeatMs ?? HEARTBEAT_MS);
  }

  async listWakes(partition: Key, until: number): Promise<StoredWake[]> {
    const due = this.#tables.wakes(until);
    // The index had sent somebody here in vain.
    if (due.length === 0) await this.#note.update(partition);
    return due;
  }

  async removeWake(wake: StoredWake): Promise<void> {
    this.#tables.removeWake(wake);
    if (!this.#tables.firstWake()) await this.#note.update(wake.partition);
  }

  /** The earliest wake of this partition. */
  get firstWake(): StoredWake | undefined {
    return this.#tables.firstWake();
  }

  /** Sets the alarm for the earliest wake, or for what expires. */
  async setNextAlarm(now: number): Promise<void> {
    const wake = this.#tables.firstWake();
    const expiry = this.#tables.nextExpiry();
    const at = wake
      ? alarmFor(wake, now)
      : expiry && Math.max(expiry, now) + DELETE_AFTER_MS;
    this.#hasAlarm = at !== null;
    if (at !== null) await this.#options.storage.setAlarm(at);
  }

  /** Deletes what has expired, and the whole storage once it is empty. */
  async tidy(now: number): Promise<void> {
    this.#tables.deleteExpired(now);
    if (this.#tables.isEmpty) await this.#tables.deleteAll();
  }

  #commit(write: StoredWrite): number | null {
    const first = this.#tables.firstWake()?.at ?? Infinity;
    const version = this.#tables.write(write);
    if (version === null) return null;
    const { wake, changes, now } = write;
    // In the same turn as the write, so that both are committed together.
    if (wake && wake.at <= first) {
      void this.#options.storage.setAlarm(alarmFor(wake, now));
    }
    const mayGo = changes.some(({ value, expiresAt }) => !value || expiresAt);
    if (mayGo && !this.#hasAlarm) void this.#planTidying(now);
    this.#watches.report(changes.map(({ key }) => key));
    return version;
  }

  /** An object that is not used any more still deletes what expires in it. */
  async #planTidying(now: number): Promise<void> {
    this.#hasAlarm = true;
    const { storage } = this.#options;
    const isSet = await storage.getAlarm() !== null;
    // A wake that was asked for meanwhile has set it.
    if (isSet || this.#tables.firstWake()) return;
    await storage.setAlarm(now + DELETE_AFTER_MS);
  }
}

/**
 * When to look for the work of a wake. Work that is due at once is begun by
 * whoever asks for it; the alarm finds it if that fails.
 */
function alarmFor({ at }: { at: number }, now: number): number {
  return Math.max(at, now + SHORTEST_MS);
}
