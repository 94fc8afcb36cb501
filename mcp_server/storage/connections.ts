// This module is portable: it runs on Deno and on Workers.
import { Socket } from "node:net"; // TCP, on Deno and on Workers
// @ts-types="./pg.d.ts"
import { Pool, type PoolClient, type PoolConfig } from "pg"; // connections that transactions share
import { ConnectionLostError, isRefusal } from "./database_error.ts";

/** Connections for transactions, each lent to one of them at a time. */
export class Connections {
  readonly #pool: Pool;

  /** @throws {TypeError} If `url` asks for what cannot be done. */
  constructor(url: string, max: number) {
    const { connectionString, ssl } = withoutEncryption(url);
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
  async borrow(): Promise<PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      throw isRefusal(error) ? error : new ConnectionLostError(error);
    }
  }

  /** Closes all; waits `timeout` seconds at most for those that are lent. */
  async end({ timeout }: { timeout?: number | undefined } = {}): Promise<void> {
    const ended = this.#pool.end();
    if (timeout === undefined) return await ended;
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, timeout * 1000);
    await Promise.race([ended, late.promise]);
    clearTimeout(timer);
  }
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
