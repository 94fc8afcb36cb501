import { listWakes, removeWake, wakeKey } from "./deno_kv_wakes.ts";
import type {
  Check,
  Entry,
  Key,
  Kv,
  ListOptions,
  Mutation,
  Wake,
  WakeOptions,
} from "./kv.ts";
import { openKvFile } from "./kv_file.ts";
import { requireBelowPrefix } from "./list_bounds.ts";
import { LocalWatches } from "./local_watches.ts";
import { partitionOf, requireOnePartition } from "./partition.ts";
import { decodeValue, encodeValue, isExpired } from "./value.ts";

/** Options of the store on Deno KV. */
export interface DenoKvOptions {
  /** A file or `:memory:`; without it, the database linked to the app. */
  path?: string | undefined;
  now: () => Date;
  /**
   * How long to wait for a process that uses the file and is about to end, in
   * milliseconds; 5,000 by default, which is more than a shutdown takes.
   */
  lockTimeoutMs?: number;
}

/**
 * Opens the store on Deno KV. A file is open in one process at a time.
 *
 * @throws {Error} If a file cannot be opened; one sentence with its path.
 */
export async function openDenoKv(options: DenoKvOptions): Promise<Kv> {
  const { path, now, lockTimeoutMs = 5000 } = options;
  if (path === undefined) return new DenoKv(await Deno.openKv(), { now });
  const watches = new LocalWatches();
  if (path === ":memory:") {
    return new DenoKv(await Deno.openKv(path), { now, watches });
  }
  const { kv, lock } = await openKvFile(path, { timeoutMs: lockTimeoutMs });
  return new DenoKv(kv, { now, watches, lock });
}

type RawEntry = Deno.KvEntryMaybe<Uint8Array>;

/** Attempts of a write whose checks meet expired entries. */
const MAX_ATTEMPTS = 3;

/** Properties of a database that depend on how it was opened. */
interface DatabaseOptions {
  now: () => Date;
  /** Set if no other process writes the database. */
  watches?: LocalWatches;
  /** Keeps other processes off its file. */
  lock?: Deno.FsFile;
}

class DenoKv implements Kv {
  readonly #kv: Deno.Kv;
  readonly #now: () => Date;
  readonly #watches: LocalWatches | undefined;
  readonly #lock: Deno.FsFile | undefined;

  constructor(kv: Deno.Kv, { now, watches, lock }: DatabaseOptions) {
    this.#kv = kv;
    this.#now = now;
    this.#watches = watches;
    this.#lock = lock;
  }

  async get<T>(key: Key): Promise<Entry<T>> {
    partitionOf(key);
    return this.#read<T>(await this.#kv.get<Uint8Array>(key));
  }

  async getMany<T>(keys: readonly Key[]): Promise<Entry<T>[]> {
    requireOnePartition(keys);
    const entries = await this.#kv.getMany<Uint8Array[]>([...keys]);
    return entries.map((entry) => this.#read<T>(entry));
  }

  async *list<T>(options: ListOptions): AsyncGenerator<
    Entry<T> & { value: T }
  > {
    const { limit = Infinity, reverse = false } = options;
    partitionOf(options.prefix);
    if (limit <= 0) return;
    // The backend's own limit would also count expired entries.
    const batchSize = Math.min(limit, 500);
    let found = 0;
    for await (
      const raw of this.#kv.list<Uint8Array>(selector(options), {
        reverse,
        batchSize,
      })
    ) {
      const entry = this.#read<T>(raw);
      if (entry.versionstamp === null) continue;
      yield entry;
      if (++found >= limit) return;
    }
  }

  async set(
    key: Key,
    value: unknown,
    options: { expireIn?: number } = {},
  ): Promise<{ versionstamp: string }> {
    partitionOf(key);
    const { versionstamp } = await this.#kv.set(
      key,
      this.#encode(value, options.expireIn),
      options,
    );
    this.#watches?.report([key]);
    return { versionstamp };
  }

  async delete(key: Key): Promise<void> {
    partitionOf(key);
    await this.#kv.delete(key);
    this.#watches?.report([key]);
  }

  async atomic(
    checks: readonly Check[],
    mutations: readonly Mutation[],
    options: WakeOptions = {},
  ): Promise<{ ok: true; versionstamp: string } | { ok: false }> {
    const keys = [...checks, ...mutations].map(({ key }) => key);
    if (options.partition) keys.push(options.partition);
    requireOnePartition(keys);
    const wake = options.wakeAt && wakeKey(options.wakeAt, keys[0]);
    let current = checks;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const result = await this.#commit(current, mutations, wake);
      if (result.ok) {
        this.#watches?.report(mutations.map(({ key }) => key));
        return { ok: true, versionstamp: result.versionstamp };
      }
      const retried = await this.#withoutExpired(checks);
      if (!retried) return { ok: false };
      current = retried;
    }
    return { ok: false };
  }

  listWakes(until: Date): AsyncIterable<Wake> {
    return listWakes(this.#kv, until);
  }

  async removeWake(wake: Wake): Promise<void> {
    await removeWake(this.#kv, wake);
  }

  watch<T>(keys: readonly Key[]): ReadableStream<Entry<T>[]> {
    requireOnePartition(keys);
    if (this.#watches) {
      return this.#watches.watch(keys, () => this.getMany<T>(keys));
    }
    const changes = this.#kv.watch<Uint8Array[]>([...keys]).getReader();
    // Reads on demand; a transform stream would double the memory of a watch.
    return new ReadableStream<Entry<T>[]>({
      pull: async (controller) => {
        const { done, value } = await changes.read();
        if (done) return controller.close();
        controller.enqueue(value.map((entry) => this.#read<T>(entry)));
      },
      cancel: () => changes.cancel(),
    }, { highWaterMark: 0 });
  }

  close(): void {
    this.#watches?.close();
    this.#kv.close();
    this.#lock?.close();
  }

  #commit(
    checks: readonly Check[],
    mutations: readonly Mutation[],
    wake: Key | undefined,
  ) {
    const operation = this.#kv.atomic().check(...checks);
    if (wake) operation.set(wake, new Uint8Array());
    for (const mutation of mutations) {
      if (mutation.type === "delete") {
        operation.delete(mutation.key);
      } else {
        const { key, value, expireIn } = mutation;
        operation.set(
          key,
          this.#encode(value, expireIn),
          expireIn === undefined ? {} : { expireIn },
        );
      }
    }
    return operation.commit();
  }

  /**
   * The same checks, but "must not exist" becomes "must still be this expired
   * entry" where the backend still has one; undefined where it has none.
   */
  async #withoutExpired(
    checks: readonly Check[],
  ): Promise<Check[] | undefined> {
    let found = false;
    const adapted = await Promise.all(checks.map(async (check) => {
      if (check.versionstamp !== null) return check;
      const raw = await this.#kv.get<Uint8Array>(check.key);
      if (raw.versionstamp === null) return check;
      if (this.#read(raw).versionstamp !== null) return check;
      found = true;
      return { key: check.key, versionstamp: raw.versionstamp };
    }));
    return found ? adapted : undefined;
  }

  #encode(value: unknown, expireIn: number | undefined): Uint8Array {
    const expiresAt = expireIn === undefined
      ? null
      : this.#now().getTime() + expireIn;
    return encodeValue({ value, expiresAt });
  }

  /** Deno KV deletes expired entries late, so they are hidden here. */
  #read<T>(raw: RawEntry): Entry<T> {
    const key = raw.key as Key;
    if (raw.versionstamp === null) {
      return { key, value: null, versionstamp: null };
    }
    const stored = decodeValue(raw.value);
    return isExpired(stored, this.#now())
      ? { key, value: null, versionstamp: null }
      : { key, value: stored.value as T, versionstamp: raw.versionstamp };
  }
}

function selector(options: ListOptions): Deno.KvListSelector {
  requireBelowPrefix(options);
  const { prefix, start, end } = options;
  if (start && end) return { start, end };
  if (start) return { prefix, start };
  if (end) return { prefix, end };
  return { prefix };
}
