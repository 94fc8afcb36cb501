import { Socket } from "node:net";
// @ts-types="./pg.d.ts"
import { Pool, type PoolClient, type PoolConfig } from "pg";
import { refusalOrLoss } from "./database_error.ts";

/** How connections are made and lent. */
export interface ConnectionsOptions {
  /** Connections at most. */
  max: number;
  /** Milliseconds after which one that is lent is closed. */
  timeout: number;
}

/** A connection that is lent to whoever asked for it. */
export interface LentConnection {
  client: PoolClient;
  /** Hands it on, or closes it where it is not `sound`. */
  release(sound: boolean): void;
}

/** Connections, each lent to one transaction at a time. */
export class Connections {
  readonly #pool: Pool;
  readonly #timeout: number;
  /** Since when each is lent, in milliseconds. */
  readonly #lent = new Map<PoolClient, number>();
  #watch: ReturnType<typeof setInterval> | undefined;

  /** @throws {TypeError} If `url` asks for what cannot be done. */
  constructor(url: string, { max, timeout }: ConnectionsOptions) {
    const { connectionString, ssl } = withoutEncryption(url);
    this.#timeout = timeout;
    this.#pool = new Pool({
      connectionString,
      ssl,
      // Where it knows Workers, the driver asks for a package of its own.
      stream: () => new Socket(),
      max,
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 60_000,
      application_name: "madoguchi-mcp-server",
    });
    // One that breaks is replaced when it is needed; whoever has it is told by
    // their statement, but an event that nobody hears would end the process.
    this.#pool.on("error", () => {});
    this.#pool.on("connect", (client) => client.on("error", () => {}));
  }

  /**
   * Waits for a connection; whoever waits longest is first.
   *
   * @throws {ConnectionLostError} If there is none within 10 s.
   */
  async borrow(): Promise<LentConnection> {
    try {
      const client = await this.#pool.connect();
      this.#lent.set(client, performance.now());
      this.#watch ??= setInterval(
        () => this.#closeOverdue(),
        this.#timeout / 4,
      );
      const release = (sound: boolean) => {
        this.#lent.delete(client);
        client.release(!sound);
      };
      return { client, release };
    } catch (error) {
      throw refusalOrLoss(error);
    }
  }

  /** Closes all; waits `timeout` seconds at most for those that are lent. */
  async end({ timeout }: { timeout?: number | undefined } = {}): Promise<void> {
    const ended = this.#pool.end();
    if (timeout === undefined) await ended;
    else {
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(late.resolve, timeout * 1000);
      await Promise.race([ended, late.promise]);
      clearTimeout(timer);
      for (const client of this.#lent.keys()) cut(client);
    }
    clearInterval(this.#watch);
  }

  /** A database that does not answer any more would be waited for for ever. */
  #closeOverdue() {
    const oldest = performance.now() - this.#timeout;
    for (const [client, since] of this.#lent) {
      if (since < oldest) cut(client);
    }
  }
}

/** Fails what is on its way; to end it politely would be to wait again. */
function cut({ connection }: PoolClient) {
  connection.stream.destroy();
}

/** The two drivers would make different things of the same `sslmode`. */
function withoutEncryption(
  url: string,
): Pick<PoolConfig, "connectionString" | "ssl"> {
  const address = new URL(url);
  const mode = address.searchParams.get("sslmode") ?? "disable";
  address.searchParams.delete("sslmode");
  const ssl = ENCRYPTION[mode];
  if (ssl === undefined) {
    const modes = Object.keys(ENCRYPTION).join(", ");
    throw new TypeError(`Cannot use sslmode "${mode}": only ${modes}`);
  }
  return { connectionString: address.href, ssl };
}

const ENCRYPTION: Record<string, PoolConfig["ssl"]> = {
  "disable": false,
  "require": { rejectUnauthorized: false },
  "verify-full": true,
};
