import { Socket } from "node:net";
// @ts-types="./pg.d.ts"
import { Pool, type PoolClient, type PoolConfig } from "pg";
import { toDatabaseError } from "./database_error.ts";

/** How large a pool is, and how long its connections may be in use. */
export interface ConnectionPoolOptions {
  /** The most connections that the pool opens. */
  max: number;
  /** Milliseconds after which a connection in use is destroyed. */
  timeout: number;
}

/** A connection in use. */
export interface PooledConnection {
  client: PoolClient;
  /** Gives it back to the pool, or closes it if it is not `reusable`. */
  release(reusable: boolean): void;
}

/** A pool of connections, each used by one transaction at a time. */
export class ConnectionPool {
  readonly #pool: Pool;
  readonly #timeout: number;
  /** When each connection in use was acquired, in milliseconds. */
  readonly #acquiredAt = new Map<PoolClient, number>();
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @throws {TypeError} If the `sslmode` of `url` is not supported. */
  constructor(url: string, { max, timeout }: ConnectionPoolOptions) {
    this.#timeout = timeout;
    this.#pool = new Pool({
      ...readConnectionUrl(url),
      // In Workers pg would import `pg-cloudflare`, which is not needed there.
      stream: () => new Socket(),
      max,
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 60_000,
      application_name: "madoguchi-mcp-server",
    });
    // A broken connection is replaced when one is needed, and a statement on
    // it fails by itself. Without listeners the events would end the process.
    this.#pool.on("error", () => {});
    this.#pool.on("connect", (client) => client.on("error", () => {}));
  }

  /**
   * Waits for a free connection, first come, first served.
   *
   * @throws {ConnectionLostError} If there is none within 10 s.
   */
  async acquire(): Promise<PooledConnection> {
    try {
      const client = await this.#pool.connect();
      this.#acquiredAt.set(client, performance.now());
      this.#timer ??= setInterval(
        () => this.#destroyOverdue(),
        this.#timeout / 4,
      );
      const release = (reusable: boolean) => {
        this.#acquiredAt.delete(client);
        client.release(!reusable);
      };
      return { client, release };
    } catch (error) {
      throw toDatabaseError(error);
    }
  }

  /**
   * Closes all connections. Those in use are waited for, and destroyed after
   * `timeout` seconds.
   */
  async end({ timeout }: { timeout?: number | undefined } = {}): Promise<void> {
    const ended = this.#pool.end();
    if (timeout === undefined) await ended;
    else {
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(late.resolve, timeout * 1000);
      await Promise.race([ended, late.promise]);
      clearTimeout(timer);
      for (const client of this.#acquiredAt.keys()) destroy(client);
    }
    clearInterval(this.#timer);
  }

  /** Otherwise a database that stopped answering would block a caller forever. */
  #destroyOverdue() {
    const oldest = performance.now() - this.#timeout;
    for (const [client, acquiredAt] of this.#acquiredAt) {
      if (acquiredAt < oldest) destroy(client);
    }
  }
}

/** Fails the statements under way; `client.end()` would wait for them. */
function destroy({ connection }: PoolClient) {
  connection.stream.destroy();
}

/**
 * Reads `sslmode` here, because `pg` and postgres.js give some of its values a
 * different meaning.
 */
function readConnectionUrl(
  url: string,
): Pick<PoolConfig, "connectionString" | "ssl"> {
  const address = new URL(url);
  const mode = address.searchParams.get("sslmode") ?? "disable";
  address.searchParams.delete("sslmode");
  const ssl = SSL_MODES[mode];
  if (ssl === undefined) {
    const modes = Object.keys(SSL_MODES).join(", ");
    throw new TypeError(`Cannot use sslmode "${mode}": only ${modes}`);
  }
  return { connectionString: address.href, ssl };
}

const SSL_MODES: Record<string, PoolConfig["ssl"]> = {
  "disable": false,
  "require": { rejectUnauthorized: false },
  "verify-full": true,
};
