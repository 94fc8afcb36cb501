/**
 * The part of `pg` that is used here. Its own types are those of Node, which
 * take the place of the web's everywhere else.
 */

/** How a pool connects. */
export interface PoolConfig {
  connectionString: string;
  ssl: boolean | { rejectUnauthorized: boolean };
  /** Makes the socket of a connection. */
  stream: () => unknown;
  max: number;
  /** Milliseconds. */
  connectionTimeoutMillis: number;
  /** Milliseconds. */
  idleTimeoutMillis: number;
  application_name: string;
}

/** Connections, one statement at a time on each. */
export class Pool {
  constructor(config: PoolConfig);
  connect(): Promise<PoolClient>;
  on(event: "error", listener: (error: Error) => void): this;
  on(event: "connect", listener: (client: PoolClient) => void): this;
  end(): Promise<void>;
}

/** A connection that belongs to whoever asked for it. */
export interface PoolClient {
  query(statement: Submittable): void;
  on(event: "error", listener: (error: Error) => void): this;
  /** Hands it back, or closes it. */
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

/** Where messages are written to, and what tells of those that came. */
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

/** How values are read. */
export const types: {
  getTypeParser(oid: number): (text: string) => unknown;
};

/** What the server says when it refuses. */
export class DatabaseError extends Error {
  severity: string | undefined;
  code: string | undefined;
}
