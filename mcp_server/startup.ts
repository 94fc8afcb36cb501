import type { Log } from "../shared/http/log.ts";
import { isNeverMigrated, OlderSchemaError } from "./storage/schema_version.ts";
import { isTemporary } from "./storage/unavailable.ts";

/** How long the first attempt may keep the server from listening. */
const FIRST_ATTEMPT_MS = 2_000;
const RETRY_MS = 1_000;

/** Options of {@linkcode Startup}. */
export interface StartupOptions {
  /** Prepares the database; may be repeated. */
  prepare: () => Promise<void>;
  log: Log;
  /** Resolves when it is time to try again; after a second by default. */
  wait?: () => Promise<void>;
}

/** Prepares the database for requests, and waits for it if it is not there. */
export class Startup {
  readonly #options: StartupOptions;
  readonly #attempted = Promise.withResolvers<void>();
  #isReady = false;
  /** Whether it waits for the first migration, which may be under way. */
  #isFirstMigration = false;

  constructor(options: StartupOptions) {
    this.#options = options;
  }

  /** Whether the database was prepared, so that requests can be served. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Resolves after the first attempt, at the latest after two seconds. */
  async attempted(): Promise<void> {
    await Promise.race([this.#attempted.promise, delay(FIRST_ATTEMPT_MS)]);
  }

  /**
   * Tries until the database is prepared. What it waits for is logged once.
   *
   * @throws If it fails for a reason that does not pass by itself.
   */
  async run(): Promise<void> {
    const { prepare, log, wait = () => delay(RETRY_MS) } = this.#options;
    let logged = "";
    while (!this.#isReady) {
      try {
        await prepare();
        this.#isReady = true;
        if (logged) log.info("database_ready");
      } catch (cause) {
        const { message } = cause as Error;
        if (!this.#mayPass(cause)) throw cause;
        if (message !== logged) log.error("database_awaited", { cause });
        logged = message;
      }
      this.#attempted.resolve();
      if (!this.#isReady) await wait();
    }
  }

  #mayPass(cause: unknown): boolean {
    this.#isFirstMigration ||= isNeverMigrated(cause);
    return isTemporary(cause) ||
      this.#isFirstMigration && cause instanceof OlderSchemaError;
  }
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
