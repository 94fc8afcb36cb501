import { DatabaseSync } from "node:sqlite";
import type { ObjectStorage, SqlValue } from "./storage.ts";

/** The storage of an object, in memory and on Deno. */
export class TestObjectStorage implements ObjectStorage {
  /** The time of the alarm that is set. */
  alarm: number | null = null;
  #database = new DatabaseSync(":memory:");

  readonly sql = {
    exec: <Row extends Record<string, SqlValue>>(
      query: string,
      ...bindings: unknown[]
    ) => {
      const rows = this.#database.prepare(query).all(...bindings as [])
        .map((row) => asPlatform(row) as Row);
      return Object.assign(rows, { toArray: () => rows });
    },
  };

  get tables(): unknown[] {
    return this.#database.prepare("select name from sqlite_master").all();
  }

  transactionSync<T>(run: () => T): T {
    this.#database.exec("begin");
    try {
      const result = run();
      this.#database.exec("commit");
      return result;
    } catch (error) {
      this.#database.exec("rollback");
      throw error;
    }
  }

  /** Resolves in a later turn to the alarm of now. */
  getAlarm(): Promise<number | null> {
    const { alarm } = this;
    return new Promise((resolve) => setTimeout(resolve, 0, alarm));
  }

  setAlarm(time: number): Promise<void> {
    this.alarm = time;
    return Promise.resolve();
  }

  deleteAll(): Promise<void> {
    this.#database.close();
    this.#database = new DatabaseSync(":memory:");
    return Promise.resolve();
  }
}

/** The platform reads a blob as an `ArrayBuffer`. */
function asPlatform(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? value.slice().buffer : value,
    ]),
  );
}
