import type { RunnableConfig } from "@langchain/core/runnables";
import {
  BaseCheckpointSaver,
  type ChannelVersions,
  type Checkpoint,
  type CheckpointListOptions,
  type CheckpointMetadata,
  type CheckpointTuple,
  compareWritesSortKeys,
  type PendingWrite,
  WRITES_IDX_MAP,
  writesSortKey,
} from "@langchain/langgraph-checkpoint";
import type { CheckpointStore } from "../store/fence_writes.ts";
import { checkpointKey, checkpointsPrefix } from "../store/keys.ts";
import type { Key, Mutation } from "../store/kv.ts";
import { getBlob, getLastBlob, inBatches, listBlobs, setBlob } from "./blob.ts";
import { addPendingSends, needsPendingSends } from "./pending_sends.ts";

/** Options of a checkpointer for one user. */
export interface KvCheckpointerOptions {
  kv: CheckpointStore;
  userId: string;
  randomId: () => string;
  /** Newest checkpoints that a thread keeps; all of them by default. */
  keep?: number;
}

/** A write was refused, because another run has taken the thread over. */
export class ThreadTakenOverError extends Error {
  override name = "ThreadTakenOverError";
}

/**
 * Saves the checkpoints of one user's threads. Below a thread's key it keeps
 * `"at", ns, checkpointId` the checkpoint without its values,
 * `"value", ns, channel, version` each value once, however many checkpoints
 * share it, and `"write", ns, checkpointId, taskId, index` the writes of steps
 * that are not done. Values come before the checkpoint that names them.
 */
export class KvCheckpointer extends BaseCheckpointSaver<string> {
  readonly #options: KvCheckpointerOptions;

  constructor(options: KvCheckpointerOptions) {
    super();
    this.#options = options;
  }

  async getTuple(config: RunnableConfig): Promise<CheckpointTuple | undefined> {
    const { threadId, ns, checkpointId } = placeOf(config);
    if (threadId === undefined) return undefined;
    if (checkpointId) return await this.#read(threadId, ns, checkpointId);
    const newest = await this.#newest(threadId, ns);
    return newest && await this.#complete(threadId, ns, newest);
  }

  async *list(
    config: RunnableConfig,
    options: CheckpointListOptions = {},
  ): AsyncGenerator<CheckpointTuple> {
    const { limit = Infinity, before, filter = {} } = options;
    const { threadId } = placeOf(config);
    const ns = config.configurable?.["checkpoint_ns"];
    const wanted = config.configurable?.["checkpoint_id"];
    const end = before?.configurable?.["checkpoint_id"];
    let found = 0;
    for (const [thread, itsNs, id] of await this.#ids(threadId)) {
      if (ns !== undefined && itsNs !== ns) continue;
      if (wanted !== undefined && id !== wanted) continue;
      if (end !== undefined && id >= end) continue;
      if (found >= limit) return;
      const tuple = await this.#read(thread, itsNs, id);
      if (!tuple || !matches(tuple.metadata, filter)) continue;
      found++;
      yield tuple;
    }
  }

  async put(
    config: RunnableConfig,
    checkpoint: Checkpoint,
    metadata: CheckpointMetadata,
    newVersions: ChannelVersions,
  ): Promise<RunnableConfig> {
    const { threadId, ns, checkpointId: parentId } = placeOf(config);
    if (threadId === undefined) throw missing("thread_id");
    const { channel_values: values, ...rest } = checkpoint;
    const mutations: Mutation[] = [];
    for (const [channel, version] of Object.entries(newVersions)) {
      if (values[channel] === undefined) continue;
      const key = this.#key(threadId, "value", ns, channel, version);
      mutations.push(...await this.#set(key, values[channel]));
    }
    const key = this.#key(threadId, "at", ns, checkpoint.id);
    mutations.push(
      ...await this.#set(key, { checkpoint: rest, metadata, parentId }),
    );
    await this.#write(mutations);
    await this.#prune(threadId, ns);
    return configOf(threadId, ns, checkpoint.id);
  }

  async putWrites(
    config: RunnableConfig,
    writes: PendingWrite[],
    taskId: string,
    taskPath = "",
  ): Promise<void> {
    const { threadId, ns, checkpointId } = placeOf(config);
    if (threadId === undefined) throw missing("thread_id");
    if (checkpointId === undefined) throw missing("checkpoint_id");
    const task = this.#key(threadId, "write", ns, checkpointId, taskId);
    const taken = new Set<unknown>();
    for await (const { key } of listBlobs(this.#options.kv, task)) {
      taken.add(key.at(-1));
    }
    const mutations: Mutation[] = [];
    for (const [position, [channel, value]] of writes.entries()) {
      const index = WRITES_IDX_MAP[channel] ?? position;
      // Only LangGraph's own entries, with a negative index, are overwritten.
      if (index >= 0 && taken.has(index)) continue;
      const key = [...task, index];
      mutations.push(...await this.#set(key, value, { channel, taskPath }));
    }
    await this.#write(mutations);
  }

  async deleteThread(threadId: string): Promise<void> {
    const prefix = checkpointKey(this.#options.userId, threadId);
    await this.#write(await this.#deleteBelow(prefix));
  }

  /**
   * Versions have a random suffix, so that two runs which both believe to own
   * the thread never write to the same key.
   */
  override getNextVersion(current: string | undefined): string {
    const last = current === undefined ? 0 : Number.parseInt(current, 10);
    const counted = String(last + 1).padStart(12, "0");
    return `${counted}.${this.#options.randomId()}`;
  }

  #key(threadId: string, ...parts: (string | number)[]): Key {
    return checkpointKey(this.#options.userId, threadId, ...parts);
  }

  async #set(key: Key, value: unknown, about: WriteHeader | object = {}) {
    const [type, body] = await this.serde.dumpsTyped(value);
    return setBlob(key, { header: { ...about, type }, body });
  }

  async #get(key: Key): Promise<unknown> {
    const blob = await getBlob<ValueHeader>(this.#options.kv, key);
    return blob && await this.serde.loadsTyped(blob.header.type, blob.body);
  }

  async #write(mutations: readonly Mutation[]): Promise<void> {
    for (const batch of inBatches(mutations)) {
      if (batch.length === 0) continue;
      const { ok } = await this.#options.kv.atomic([], batch);
      if (!ok) throw new ThreadTakenOverError("Another run has the thread now");
    }
  }

  async #read(
    threadId: string,
    ns: string,
    id: string,
  ): Promise<CheckpointTuple | undefined> {
    const record = await this.#get(this.#key(threadId, "at", ns, id)) as
      | CheckpointRecord
      | undefined;
    return record && await this.#complete(threadId, ns, { id, record });
  }

  /** The checkpoint of a record, with its values and pending writes. */
  async #complete(
    threadId: string,
    ns: string,
    { id, record }: { id: string; record: CheckpointRecord },
  ): Promise<CheckpointTuple> {
    const { metadata, parentId } = record;
    const [checkpoint, pendingWrites] = await Promise.all([
      this.#readCheckpoint(threadId, ns, record),
      this.#readWrites(threadId, ns, id),
    ]);
    return {
      config: configOf(threadId, ns, id),
      checkpoint,
      metadata,
      pendingWrites,
      ...(parentId && { parentConfig: configOf(threadId, ns, parentId) }),
    };
  }

  async #readCheckpoint(
    threadId: string,
    ns: string,
    { checkpoint, parentId }: CheckpointRecord,
  ): Promise<Checkpoint> {
    const channel_values = await this.#readValues(threadId, ns, checkpoint);
    const whole = { ...checkpoint, channel_values };
    if (!parentId || !needsPendingSends(whole)) return whole;
    const parentWrites = await this.#readWrites(threadId, ns, parentId);
    return addPendingSends(whole, parentWrites, this.getNextVersion(undefined));
  }

  async #readValues(
    threadId: string,
    ns: string,
    { channel_versions: versions }: CheckpointRecord["checkpoint"],
  ): Promise<Record<string, unknown>> {
    const values = await Promise.all(
      Object.entries(versions).map(async ([channel, version]) => {
        const key = this.#key(threadId, "value", ns, channel, version);
        return [channel, await this.#get(key)] as const;
      }),
    );
    return Object.fromEntries(
      values.filter(([, value]) => value !== undefined),
    );
  }

  async #readWrites(threadId: string, ns: string, id: string) {
    const writes = [];
    const prefix = this.#key(threadId, "write", ns, id);
    for await (
      const { key, header, body } of listBlobs<ValueHeader & WriteHeader>(
        this.#options.kv,
        prefix,
      )
    ) {
      const [taskId, index] = key.slice(-2) as [string, number];
      const { channel, taskPath, type } = header;
      const value: unknown = await this.serde.loadsTyped(type, body);
      writes.push({
        order: writesSortKey(taskPath, taskId, index),
        write: [taskId, channel, value] as [string, string, unknown],
      });
    }
    return writes
      .sort((a, b) => compareWritesSortKeys(a.order, b.order))
      .map(({ write }) => write);
  }

  /** Ids sort by time. */
  async #newest(threadId: string, ns: string) {
    const prefix = this.#key(threadId, "at", ns);
    const blob = await getLastBlob<ValueHeader>(this.#options.kv, prefix);
    if (!blob) return undefined;
    const { header: { type }, body } = blob;
    const record: CheckpointRecord = await this.serde.loadsTyped(type, body);
    return { id: blob.key.at(-1) as string, record };
  }

  /** Thread, namespace and id of every checkpoint, newest first in each. */
  async #ids(threadId?: string): Promise<[string, string, string][]> {
    const { kv, userId } = this.#options;
    const ids: [string, string, string][] = [];
    const all = checkpointsPrefix(userId);
    const prefix = threadId === undefined ? all : [...all, threadId, "at"];
    for await (const { key } of kv.list({ prefix, reverse: true })) {
      const [thread, kind, ns, id, piece] = key.slice(all.length);
      if (kind !== "at" || piece !== 0) continue;
      ids.push([String(thread), String(ns), String(id)]);
    }
    return ids;
  }

  async #prune(threadId: string, ns: string): Promise<void> {
    const { keep = Infinity } = this.#options;
    if (keep === Infinity) return;
    const ids = (await this.#ids(threadId)).filter(([, itsNs]) => itsNs === ns)
      .map(([, , id]) => id);
    const old = ids.slice(keep);
    if (old.length === 0) return;
    const used = await this.#valueKeys(threadId, ns, ids.slice(0, keep));
    const mutations: Mutation[] = [];
    for (const [name, key] of await this.#valueKeys(threadId, ns, old)) {
      if (!used.has(name)) mutations.push(...await this.#deleteBelow(key));
    }
    // Checkpoints are deleted last, so that an interrupted pruning is repeated.
    for (const kind of ["write", "at"]) {
      for (const id of old) {
        const key = this.#key(threadId, kind, ns, id);
        mutations.push(...await this.#deleteBelow(key));
      }
    }
    await this.#write(mutations);
  }

  async #valueKeys(threadId: string, ns: string, ids: readonly string[]) {
    const keys = new Map<string, Key>();
    for (const id of ids) {
      const record = await this.#get(
        this.#key(threadId, "at", ns, id),
      ) as CheckpointRecord | undefined;
      // It may be missing, when two runs prune at the same time.
      const versions = record?.checkpoint.channel_versions ?? {};
      for (const [channel, version] of Object.entries(versions)) {
        const key = this.#key(threadId, "value", ns, channel, version);
        keys.set(JSON.stringify(key), key);
      }
    }
    return keys;
  }

  async #deleteBelow(prefix: Key): Promise<Mutation[]> {
    const mutations: Mutation[] = [];
    for await (const { key } of this.#options.kv.list({ prefix })) {
      mutations.push({ type: "delete", key });
    }
    return mutations;
  }
}

interface ValueHeader {
  /** The serializer's name for the format of the body. */
  type: string;
}

interface WriteHeader {
  channel: string;
  taskPath: string;
}

interface CheckpointRecord {
  checkpoint: Omit<Checkpoint, "channel_values">;
  metadata: CheckpointMetadata;
  parentId?: string;
}

function placeOf(config: RunnableConfig) {
  const { thread_id, checkpoint_ns = "", checkpoint_id } =
    config.configurable ?? {};
  return {
    threadId: thread_id as string | undefined,
    ns: checkpoint_ns as string,
    checkpointId: checkpoint_id as string | undefined,
  };
}

function configOf(threadId: string, ns: string, id: string): RunnableConfig {
  return {
    configurable: { thread_id: threadId, checkpoint_ns: ns, checkpoint_id: id },
  };
}

function matches(
  metadata: CheckpointMetadata | undefined,
  filter: Record<string, unknown>,
): boolean {
  const known = (metadata ?? {}) as Record<string, unknown>;
  return Object.entries(filter).every(([key, value]) => known[key] === value);
}

function missing(field: string): Error {
  return new TypeError(`Cannot save a checkpoint: "${field}" is missing`);
}
