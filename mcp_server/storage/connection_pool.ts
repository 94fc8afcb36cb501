import { Socket } from "node:net";
// @ts-types="./pg.d.ts"
import { Pool, type PoolClient, type PoolConfig } from "pg";
import { lacksTls } from "./connection_failure.ts";
import { ConnectionFailedError } from "./database_error.ts";
import { tlsOptions } from "./database_tls.ts";
import { type DatabaseUrl, readDatabaseUrl } from "./database_url.ts";

/** How large a pool is, and how long its connections may be in use. */
export interface ConnectionPoolOptions {
  /** The most connections that the pool opens. */
  max: number;
  /** Milliseconds after which a connection in use is destroyed. */
  timeout: number;
  /**
   * Whether a pooler may give each transaction another connection; by default
   * what the URL says.
   */
  isPooled?: boolean;
}

/** A connection in use. */
export interface PooledConnection {
  client: PoolClient;
  /** Whether a pooler may give each transaction another connection. */
  isPooled: boolean;
  applicationName: string;
  /** Gives it back to the pool, or closes it if it is not `reusable`. */
  release(reusable: boolean): void;
}

/** A pool of connections, each used by one transaction at a time. */
export class ConnectionPool {
  readonly #address: DatabaseUrl;
  readonly #pool: Pool;
  readonly #timeout: number;
  /** When each connection in use was acquired, in milliseconds. */
  readonly #acquiredAt = new Map<PoolClient, number>();
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @throws {TypeError} If `url` cannot be honoured. */
  constructor(url: string, options: ConnectionPoolOptions) {
    const { max, timeout, ...given } = options;
    this.#timeout = timeout;
    this.#address = { ...readDatabaseUrl(url), ...given };
    this.#pool = new Pool({ ...configOf(this.#address), max });
    // A broken connection is replaced when one is needed, and a statement on
    // it fails by itself. Without listeners the events would end the process.
    this.#pool.on("error", () => {});
    this.#pool.on("connect", (client) => client.on("error", () => {}));
  }

  /**
   * Waits for a free connection, first come, first served.
   *
   * @throws {ConnectionFailedError} If there is none in time; 10 s by default.
   */
  async acquire(): Promise<PooledConnection> {
    const client = await this.#connect();
    this.#acquiredAt.set(client, performance.now());
    this.#timer ??= setInterval(
      () => this.#destroyOverdue(),
      this.#timeout / 4,
    );
    const release = (reusable: boolean) => {
      this.#acquiredAt.delete(client);
      client.release(!reusable);
    };
    const { isPooled } = this.#address;
    return {
      client,
      isPooled,
      applicationName: nameOf(this.#address),
      release,
    };
  }

  /** Its connections at the moment. */
  state(): { busy: number; idle: number; waiting: number } {
    const { totalCount, idleCount: idle, waitingCount } = this.#pool;
    return { busy: totalCount - idle, idle, waiting: waitingCount };
  }

  async #connect(): Promise<PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      if (!this.#canFallBack(error)) {
        throw new ConnectionFailedError(error, this.#address);
      }
      this.#pool.options.ssl = false;
      return await this.#connect();
    }
  }

  /** With `sslmode=prefer` a server without TLS is used without it. */
  #canFallBack(error: unknown): boolean {
    return this.#address.sslMode === "prefer" && lacksTls(error) &&
      this.#pool.options.ssl !== false;
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

function nameOf({ applicationName }: DatabaseUrl): string {
  return applicationName ?? "madoguchi-mcp-server";
}

function configOf(address: DatabaseUrl): Omit<PoolConfig, "max"> {
  const { host, port, user, password, database, options } = address;
  return {
    host,
    port,
    user,
    password,
    database,
    options,
    ssl: tlsOptions(address) ?? false,
    // In Workers pg would import `pg-cloudflare`, which is not needed there.
    stream: () => new Socket(),
    connectionTimeoutMillis: address.connectTimeoutSeconds * 1000,
    idleTimeoutMillis: 60_000,
    application_name: nameOf(address),
  };
}
