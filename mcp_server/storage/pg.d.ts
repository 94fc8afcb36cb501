/**
 * The part of `pg` that is used here. `@types/pg` is not used, because it
 * brings the types of Node, which replace the web's types in all files.
 */

/** How a pool connects. */
export interface PoolConfig {
  host: string;
  port: number;
  user: string | undefined;
  password: string | undefined;
  database: string | undefined;
  /** Command-line options for the server. */
  options: string | undefined;
  /** Options of `node:tls`. */
  ssl: false | object;
  /** Makes the socket of a connection. */
  stream: () => unknown;
  max: number;
  /** Milliseconds. */
  connectionTimeoutMillis: number;
  /** Milliseconds. */
  idleTimeoutMillis: number;
  application_name: string;
}

/** A pool of connections; each runs one statement at a time. */
export class Pool {
  constructor(config: PoolConfig);
  /** Read again for each new connection. */
  options: PoolConfig;
  /** Connections that are open or being opened. */
  readonly totalCount: number;
  readonly idleCount: number;
  /** Callers that wait for a connection. */
  readonly waitingCount: number;
  connect(): Promise<PoolClient>;
  on(event: "error", listener: (error: Error) => void): this;
  on(event: "connect", listener: (client: PoolClient) => void): this;
  end(): Promise<void>;
}

/** A connection in use. */
export interface PoolClient {
  query(statement: Submittable): void;
  on(event: "error", listener: (error: Error) => void): this;
  /** Gives it back to the pool, or closes it. */
  release(destroy: boolean): void;
  connection: Connection;
}

/** A statement that writes and reads its own messages. */
export interface Submittable {
  submit(connection: Connection): void;
  handleRowDescription(message: { fields: FieldDef[] }): void;
  handleDataRow(message: { fields: (string | null)[] }): void;
  handleCommandComplete(message: { text: string }): void;
  handleEmptyQuery(): void;
  handleReadyForQuery(): void;
  handleError(error: Error): void;
}

/** The protocol's connection: it writes messages and emits those it reads. */
export interface Connection {
  stream: { write(messages: Uint8Array): void; destroy(): void };
  on(event: "rowDescription" | "noData", listener: () => void): void;
  off(event: "rowDescription" | "noData", listener: () => void): void;
}

/** A column of a prepared statement. */
export interface FieldDef {
  name: string;
  /** The type's oid. */
  dataTypeID: number;
}

/** The driver's parsers of values. */
export const types: {
  getTypeParser(oid: number): (text: string) => unknown;
};

/** An error that the server reported. */
export class DatabaseError extends Error {
  severity: string | undefined;
  code: string | undefined;
}
