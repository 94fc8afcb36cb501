// @ts-types="./pg.d.ts"
import { type Connection, type FieldDef, type Submittable, types } from "pg";
import { serialize } from "pg-protocol";
import { Buffer } from "node:buffer";
import type { Row } from "./statement.ts";

/** A statement on its way, and who is told what came of it. */
export interface Query {
  text: string;
  values: unknown[];
  /** @param tag What was done, e.g. `COMMIT` or `INSERT 0 1`. */
  resolve: (rows: Row[], tag: string) => void;
  reject: (error: Error) => void;
}

/** A statement as a connection knows it. */
interface Prepared {
  name: string;
  columns: Column[];
}

/** A column of an answer. */
interface Column {
  name: string;
  parse: (text: string) => unknown;
}

/** What each connection knows, by the statement's text. */
const preparedOn = new WeakMap<Connection, Map<string, Prepared>>();
let names = 0;
let instance = "";

/**
 * Statements that travel to the database together and are answered in their
 * order. One Sync follows them all: when one fails, the server skips those
 * behind it unread; and outside a transaction block they are a transaction of
 * their own, which ends there (PostgreSQL, "Message Flow", Pipelining).
 */
export class Batch implements Submittable {
  readonly #queries: readonly Query[];
  readonly #prepared: Prepared[] = [];
  readonly #done = Promise.withResolvers<void>();
  #rows: Row[] = [];
  #answered = 0;
  #stopListening = () => {};
  #resolveLast = () => {};

  constructor(queries: readonly Query[]) {
    this.#queries = queries;
  }

  /** Resolves once all is answered, and rejects with what failed. */
  get done(): Promise<void> {
    return this.#done.promise;
  }

  submit(connection: Connection): void {
    const known = knownOn(connection);
    const fresh: { text: string; prepared: Prepared }[] = [];
    const messages: Uint8Array[] = [];
    for (const { text, values } of this.#queries) {
      let prepared = known.get(text);
      if (!prepared) {
        prepared = { name: nextName(), columns: [] };
        fresh.push({ text, prepared });
        messages.push(
          serialize.parse({ name: prepared.name, text }),
          serialize.describe({ type: "S", name: prepared.name }),
        );
      }
      this.#prepared.push(prepared);
      messages.push(
        serialize.bind({ statement: prepared.name, values }),
        serialize.execute(),
      );
    }
    // One write costs far less than one for each message.
    connection.stream.write(Buffer.concat([...messages, serialize.sync()]));
    if (fresh.length === 0) return;
    // Only the server can say that a statement is prepared, and what it gives.
    const onDescribed = () => {
      const { text, prepared } = fresh.shift()!;
      known.set(text, prepared);
    };
    connection.on("rowDescription", onDescribed);
    connection.on("noData", onDescribed);
    this.#stopListening = () => {
      connection.off("rowDescription", onDescribed);
      connection.off("noData", onDescribed);
    };
  }

  handleRowDescription({ fields }: { fields: FieldDef[] }): void {
    this.#prepared[this.#answered]!.columns = fields.map(columnOf);
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const { columns } = this.#prepared[this.#answered]!;
    const row: Row = {};
    for (let at = 0; at < columns.length; at++) {
      const { name, parse } = columns[at]!;
      const text = fields[at]!;
      row[name] = text === null ? null : parse(text);
    }
    this.#rows.push(row);
  }

  handleCommandComplete({ text: tag }: { text: string }): void {
    const { resolve } = this.#queries[this.#answered]!;
    const rows = this.#rows;
    this.#rows = [];
    if (this.#answered < this.#queries.length - 1) {
      this.#answered++;
      resolve(rows, tag);
    } else {
      // The Sync behind it may commit, and that may still fail.
      this.#resolveLast = () => resolve(rows, tag);
    }
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: "" });
  }

  handleReadyForQuery(): void {
    this.#stopListening();
    this.#resolveLast();
    this.#done.resolve();
  }

  /** The server refused a statement, or the connection is lost. */
  handleError(error: Error): void {
    this.#stopListening();
    for (const { reject } of this.#queries.slice(this.#answered)) reject(error);
    this.#done.reject(error);
  }
}

function knownOn(connection: Connection): Map<string, Prepared> {
  let known = preparedOn.get(connection);
  if (!known) preparedOn.set(connection, known = new Map());
  return known;
}

/** Behind a pooler, other processes may use the same connection. */
function nextName(): string {
  instance ||= crypto.randomUUID().slice(0, 8);
  return `${instance}_${names++}`;
}

/** Types whose text is read in another way than the driver does. */
const PARSERS = new Map<number, Column["parse"]>([
  // int8: money in minor units and counts, far below 2^53.
  [20, Number],
  // timestamptz: the same in half the time.
  [1184, (text) => new Date(text)],
]);

function columnOf({ name, dataTypeID: type }: FieldDef): Column {
  return { name, parse: PARSERS.get(type) ?? types.getTypeParser(type) };
}
