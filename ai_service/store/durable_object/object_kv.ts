import type {
  Check,
  Entry,
  Key,
  Kv,
  ListOptions,
  Mutation,
  Wake,
  WakeOptions,
} from "../kv.ts";
import { requireBelowPrefix } from "../list_bounds.ts";
import { partitionOf, requireOnePartition } from "../partition.ts";
import { toChange, toCheck, toEntry, toVersionstamp } from "./entry_code.ts";
import { listPages } from "./list_pages.ts";
import type { Partitions, StoredWake } from "./partition.ts";
import { watchEntries } from "./watch_entries.ts";

/** Options of the store on Durable Objects. */
export interface ObjectKvOptions {
  partitions: Partitions;
  /** Names of the partitions that may have a wake until then. */
  withWakes: (until: Date) => Promise<Key[]>;
  now: () => Date;
}

/** The store on Durable Objects, each of which holds one partition. */
export class ObjectKv implements Kv {
  readonly #options: ObjectKvOptions;

  constructor(options: ObjectKvOptions) {
    this.#options = options;
  }

  async get<T>(key: Key): Promise<Entry<T>> {
    const [entry] = await this.getMany<T>([key]);
    return entry!;
  }

  async getMany<T>(keys: readonly Key[]): Promise<Entry<T>[]> {
    requireOnePartition(keys);
    const [first] = keys;
    if (!first) return [];
    const now = this.#options.now();
    const found = await this.#partition(first).getMany(keys, now.getTime());
    return keys.map((key, at) => toEntry<T>(key, found[at]!, now));
  }

  async *list<T>(
    options: ListOptions,
  ): AsyncGenerator<Entry<T> & { value: T }> {
    requireBelowPrefix(options);
    const partition = this.#partition(options.prefix);
    const now = this.#options.now();
    for await (const stored of listPages(partition, options, now.getTime())) {
      const entry = toEntry<T>(stored.key, stored, now);
      if (entry.versionstamp !== null) yield entry;
    }
  }

  async set(
    key: Key,
    value: unknown,
    options: { expireIn?: number } = {},
  ): Promise<{ versionstamp: string }> {
    return await this.#write([], [{ type: "set", key, value, ...options }]);
  }

  async delete(key: Key): Promise<void> {
    await this.#write([], [{ type: "delete", key }]);
  }

  async atomic(
    checks: readonly Check[],
    mutations: readonly Mutation[],
    options: WakeOptions = {},
  ): Promise<{ ok: true; versionstamp: string } | { ok: false }> {
    const written = await this.#tryToWrite(checks, mutations, options);
    return written === null
      ? { ok: false }
      : { ok: true, versionstamp: toVersionstamp(written) };
  }

  async *listWakes(until: Date): AsyncGenerator<Wake> {
    const { partitions, withWakes } = this.#options;
    const names = await withWakes(until);
    const listed = await Promise.all(
      names.map((name) => partitions(name).listWakes(name, until.getTime())),
    );
    const wakes = listed.flat().sort((one, other) => one.at - other.at);
    yield* wakes.map(toWake);
  }

  async removeWake({ partition, at, versionstamp }: Wake): Promise<void> {
    const version = Number(versionstamp);
    await this.#options.partitions(partition)
      .removeWake({ partition, at: at.getTime(), version });
  }

  watch<T>(keys: readonly Key[]): ReadableStream<Entry<T>[]> {
    requireOnePartition(keys);
    return watchEntries<T>(
      () => this.#partition(keys[0]!).watch(keys),
      keys,
      this.#options.now,
    );
  }

  close(): void {}

  #partition(key: Key) {
    return this.#options.partitions(partitionOf(key));
  }

  async #write(
    checks: readonly Check[],
    mutations: readonly Mutation[],
  ): Promise<{ versionstamp: string }> {
    const version = await this.#tryToWrite(checks, mutations, {});
    return { versionstamp: toVersionstamp(version!) };
  }

  async #tryToWrite(
    checks: readonly Check[],
    mutations: readonly Mutation[],
    { wakeAt, partition: named }: WakeOptions,
  ): Promise<number | null> {
    const keys = [...checks, ...mutations].map(({ key }) => key);
    if (named) keys.push(named);
    requireOnePartition(keys);
    const at = wakeAt?.getTime();
    const [key] = keys;
    if (!key || Number.isNaN(at)) {
      throw new TypeError("Cannot write: no partition, or no time to wake at");
    }
    const now = this.#options.now();
    return await this.#partition(key).write({
      checks: checks.map(toCheck),
      changes: mutations.map((mutation) => toChange(mutation, now)),
      now: now.getTime(),
      ...(at !== undefined && { wake: { at, partition: partitionOf(key) } }),
    });
  }
}

function toWake({ at, version, partition }: StoredWake): Wake {
  return {
    key: ["wake", at, ...partition],
    partition,
    at: new Date(at),
    versionstamp: toVersionstamp(version),
  };
}
