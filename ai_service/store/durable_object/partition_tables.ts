import type { Key } from "../kv.ts";
import {
  changeEntry,
  createEntryTable,
  readEntries,
  readEntry,
} from "./entry_table.ts";
import type {
  ListRequest,
  StoredEntry,
  StoredWake,
  StoredWrite,
} from "./partition.ts";
import type { ObjectStorage, SqlStorage } from "./storage.ts";
import {
  addWake,
  createWakeTable,
  deleteWake,
  firstWake,
  readWakes,
} from "./wake_table.ts";

/** More than can be given in a millisecond. */
const VERSIONS_PER_MS = 1000;

/**
 * The tables of one partition. They are created by the first write, so that an
 * object that is only asked, e.g. for a session that never was, stores nothing.
 */
export class PartitionTables {
  readonly #storage: ObjectStorage;
  readonly #sql: SqlStorage;
  #exist: boolean;
  /** The last version that this instance has given. */
  #version = 0;

  constructor(storage: ObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
    const tables = storage.sql.exec(
      "select name from sqlite_master where type = 'table' and name = 'entry'",
    );
    this.#exist = tables.toArray().length > 0;
  }

  get(keys: readonly Key[], now: number): (StoredEntry | null)[] {
    return keys.map((key) =>
      this.#exist ? readEntry(this.#sql, key, now) : null
    );
  }

  list(request: ListRequest): { entries: StoredEntry[]; hasMore: boolean } {
    return this.#exist
      ? readEntries(this.#sql, request)
      : { entries: [], hasMore: false };
  }

  wakes(until: number): StoredWake[] {
    return this.#exist ? readWakes(this.#sql, until) : [];
  }

  firstWake(): StoredWake | undefined {
    return this.#exist ? firstWake(this.#sql) : undefined;
  }

  removeWake(wake: StoredWake): void {
    if (this.#exist) deleteWake(this.#sql, wake);
  }

  /** The new version, or null where a check failed; then nothing is changed. */
  write({ checks, changes, wake, now }: StoredWrite): number | null {
    return this.#storage.transactionSync(() => {
      const isAsRead = checks.every(({ key, version }) =>
        (this.get([key], now)[0]?.version ?? null) === version
      );
      if (!isAsRead) return null;
      this.#create();
      const version = this.#nextVersion();
      for (const change of changes) changeEntry(this.#sql, change, version);
      if (wake) addWake(this.#sql, { ...wake, version });
      return version;
    });
  }

  /** Deletes what has expired. */
  deleteExpired(now: number): void {
    if (!this.#exist) return;
    this.#sql.exec("delete from entry where expires_at <= ?", now);
  }

  /** When the next entry expires; null if none will. */
  nextExpiry(): number | null {
    if (!this.#exist) return null;
    const [row] = this.#sql.exec<{ at: number | null }>(
      "select min(expires_at) as at from entry where expires_at is not null",
    );
    return row?.at ?? null;
  }

  get isEmpty(): boolean {
    if (!this.#exist) return true;
    const [row] = this.#sql.exec<{ n: number }>(
      "select exists (select 1 from entry) or exists (select 1 from wake) as n",
    );
    return row?.n === 0;
  }

  /** Gives the storage of the object back. */
  async deleteAll(): Promise<void> {
    this.#exist = false;
    await this.#storage.deleteAll();
  }

  /**
   * Versions begin at the time of the first write, so that a partition that was
   * deleted and written again does not repeat them.
   */
  #create(): void {
    if (this.#exist) return;
    createEntryTable(this.#sql);
    createWakeTable(this.#sql);
    this.#sql.exec("create table counter (version integer not null)");
    const first = Math.max(Date.now() * VERSIONS_PER_MS, this.#version);
    this.#sql.exec("insert into counter values (?)", first);
    this.#exist = true;
  }

  #nextVersion(): number {
    const [row] = this.#sql.exec<{ version: number }>(
      "update counter set version = version + 1 returning version",
    );
    return this.#version = row!.version;
  }
}
