// This module is portable: it runs on Deno and on Workers.
import type { ReservedSql, Sql } from "postgres";

/** A connection that belongs to one transaction. */
export interface Lease {
  sql: ReservedSql;
  /** Closes the connection, which fails what was sent and what would be. */
  abort(): void;
  /** Hands the connection on; one that is not `sound` is given up instead. */
  end(options: { sound: boolean }): void;
}

/** Opens a driver of a single connection, which says when that closes. */
export type OpenConnection = (onClose: () => void) => Sql;

interface Connection {
  sql: Sql;
  closed: boolean;
}

/**
 * Connections for transactions, each with a driver of its own. In a pool of
 * several, the driver's `reserve` (3.4.9) never settles or loses a connection
 * when one dies or cannot be opened, and its `begin` then crashes the process;
 * so a driver that lost its connection is thrown away here and never reused.
 */
export class TransactionPool {
  readonly #open: OpenConnection;
  readonly #idle: Connection[] = [];
  readonly #waiting: (() => void)[] = [];
  readonly #drivers = new Set<Sql>();
  #free: number;

  constructor(open: OpenConnection, max: number) {
    this.#open = open;
    this.#free = max;
  }

  /** Waits for a connection; whoever waits longest is first. */
  async lease(): Promise<Lease> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    const connection = this.#idleConnection() ?? this.#connect();
    try {
      const reserved = await connection.sql.reserve();
      let hasEnded = false;
      const sql = guarded(reserved, () => {
        if (hasEnded) throw new Error("The transaction has ended");
        if (connection.closed) throw connectionLost();
      });
      const abort = () => this.#discard(connection);
      const end = ({ sound }: { sound: boolean }) => {
        hasEnded = true;
        reserved.release();
        this.#takeBack(connection, sound);
      };
      return { sql, abort, end };
    } catch (error) {
      this.#takeBack(connection, false);
      throw error;
    }
  }

  /** Closes all connections. */
  async end(options?: { timeout?: number | undefined }): Promise<void> {
    await Promise.all([...this.#drivers].map((sql) => sql.end(options)));
  }

  #idleConnection(): Connection | undefined {
    for (;;) {
      const connection = this.#idle.pop();
      if (!connection?.closed) return connection;
      this.#discard(connection);
    }
  }

  #connect(): Connection {
    const sql = this.#open(() => connection.closed = true);
    const connection: Connection = { sql, closed: false };
    this.#drivers.add(sql);
    return connection;
  }

  #takeBack(connection: Connection, sound: boolean) {
    if (sound && !connection.closed) this.#idle.push(connection);
    else this.#discard(connection);
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free++;
  }

  #discard(connection: Connection) {
    const { sql } = connection;
    connection.closed = true;
    sql.end({ timeout: 0 }).finally(() => this.#drivers.delete(sql));
  }
}

/**
 * A statement sent on a closed connection would crash the process (3.4.9), and
 * a late one would run in the transaction of somebody else.
 */
function guarded(reserved: ReservedSql, check: () => void): ReservedSql {
  return new Proxy(reserved, {
    apply(target, self, args) {
      check();
      return Reflect.apply(target, self, args);
    },
    get(target, name) {
      if (name === "unsafe" || name === "file") check();
      return Reflect.get(target, name);
    },
  });
}

function connectionLost(): Error {
  return Object.assign(new Error("The database connection was lost"), {
    code: "CONNECTION_CLOSED",
  });
}
