// The part of the platform's types that the store uses. The whole of them would
// replace those that both runtimes share.

/** The SQLite database of one Durable Object. Its calls are synchronous. */
export interface SqlStorage {
  exec<Row extends Record<string, SqlValue>>(
    query: string,
    ...bindings: unknown[]
  ): Iterable<Row> & { toArray(): Row[] };
}

/** What a column holds; a blob is read as an `ArrayBuffer`. */
export type SqlValue = ArrayBuffer | string | number | null;

/**
 * The storage of one Durable Object. Writes with no `await` between them, the
 * alarm's included, are committed together.
 */
export interface ObjectStorage {
  sql: SqlStorage;
  transactionSync<T>(run: () => T): T;
  getAlarm(): Promise<number | null>;
  setAlarm(time: number): Promise<void>;
  deleteAll(): Promise<void>;
}
