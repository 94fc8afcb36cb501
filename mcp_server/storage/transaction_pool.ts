// This module is portable: it runs on Deno and on Workers.
import type { ReservedSql, Sql } from "postgres";

/** A connection that belongs to one transaction. */
export interface Lease {
  sql: ReservedSql;
  /** A reading transaction, finished but not ended, is open on it. */
  isInRead: boolean;
  /** Closes the connection, which fails what was sent and what would be. */
  abort(): void;
  /** Hands the connection on. */
  end(state: LeaseEnd): void;
}

/** How a transaction leaves its connection: only a `broken` one is given up. */
export type LeaseEnd = "ended" | "in_read" | "broken";

/** Opens a driver of a single connection, which says when that closes. */
export type OpenConnection = (onClose: () => void) => Sql;

interface Connection {
  driver: Sql;
  /** While it is leased, or on its way from one lease to the next. */
  reserved: ReservedSql | undefined;
  isInRead: boolean;
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
  readonly #waiting: ((handedOn: Connection | undefined) => void)[] = [];
  readonly #drivers = new Set<Sql>();
  #free: number;

  constructor(open: OpenConnection, max: number) {
    this.#open = open;
    this.#free = max;
  }

  /** Waits for a connection; whoever waits longest is first. */
  async lease(): Promise<Lease> {
    const connection = await this.#next();
    try {
      connection.reserved ??= await connection.driver.reserve();
      return this.#leaseOf(connection, connection.reserved);
    } catch (error) {
      this.#takeBack(connection, "broken");
      throw error;
    }
  }

  /** Closes all connections. */
  async end(options?: { timeout?: number | undefined }): Promise<void> {
    await Promise.all([...this.#drivers].map((sql) => sql.end(options)));
  }

  #leaseOf(connection: Connection, reserved: ReservedSql): Lease {
    const { isInRead } = connection;
    let hasEnded = false;
    const sql = guarded(reserved, () => {
      if (hasEnded) throw new Error("The transaction has ended");
      if (connection.closed) throw connectionLost();
    });
    const abort = () => this.#discard(connection);
    const end = (state: LeaseEnd) => {
      hasEnded = true;
      this.#takeBack(connection, state);
    };
    return { sql, isInRead, abort, end };
  }

  async #next(): Promise<Connection> {
    if (this.#free > 0) this.#free--;
    else {
      const handedOn = await new Promise<Connection | undefined>((resolve) =>
        this.#waiting.push(resolve)
      );
      if (handedOn && !handedOn.closed) return handedOn;
      if (handedOn) this.#discard(handedOn);
    }
    return this.#idleConnection() ?? this.#connect();
  }

  #idleConnection(): Connection | undefined {
    for (;;) {
      const connection = this.#idle.pop();
      if (!connection?.closed) return connection;
      this.#discard(connection);
    }
  }

  #connect(): Connection {
    const driver = this.#open(() => connection.closed = true);
    const connection: Connection = {
      driver,
      reserved: undefined,
      isInRead: false,
      closed: false,
    };
    this.#drivers.add(driver);
    return connection;
  }

  /**
   * Whoever waits gets the connection as it is, so that the end of one read
   * and the beginning of the next are one statement.
   */
  #takeBack(connection: Connection, state: LeaseEnd) {
    const next = this.#waiting.shift();
    const isGood = state !== "broken" && !connection.closed;
    if (!isGood) this.#discard(connection);
    connection.isInRead = state === "in_read";
    if (next) return next(isGood ? connection : undefined);
    if (isGood) this.#rest(connection);
    this.#free++;
  }

  /** Without a reservation, the driver closes it when it rests for long. */
  #rest(connection: Connection) {
    const { reserved, isInRead } = connection;
    // If this fails, the next transaction on the connection finds out.
    if (isInRead) reserved!`commit`.execute().catch(() => {});
    reserved!.release();
    connection.reserved = undefined;
    connection.isInRead = false;
    this.#idle.push(connection);
  }

  #discard({ driver }: Connection) {
    driver.end({ timeout: 0 }).finally(() => this.#drivers.delete(driver));
  }
}

/**
 * A statement sent on a closed connection would crash the process (3.4.9), and
 * a late one would run in the transaction of somebody else. Each lease has a
 * function of its own, so nothing that is put on it reaches the next.
 */
function guarded(reserved: ReservedSql, check: () => void): ReservedSql {
  const call =
    (method: (...args: never[]) => unknown) => (...args: never[]) => {
      check();
      return method(...args);
    };
  const sql = Object.setPrototypeOf(call(reserved as never), reserved);
  return Object.assign(sql, {
    unsafe: call(reserved.unsafe as never),
    file: call(reserved.file as never),
  });
}

function connectionLost(): Error {
  return Object.assign(new Error("The database connection was lost"), {
    code: "CONNECTION_CLOSED",
  });
}
