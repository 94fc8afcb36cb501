import { fileURLToPath } from "node:url";
import { type Access, readAccess } from "../../mcp_server/env.ts";
import { ensureLoginRole } from "../../mcp_server/storage/login_role.ts";
import { connectAsOwner } from "../../mcp_server/storage/owner_connection.ts";
import { readOwnerUrl } from "../../mcp_server/storage/owner_url.ts";
import {
  type Postgres,
  type PostgresOptions,
  startPostgres,
} from "./postgres.ts";
import { prepareDatabase, type PrepareOptions } from "./prepare_database.ts";
import { StartError } from "./start_error.ts";

const PREPARE = fileURLToPath(import.meta.resolve("./prepare_database.ts"));

export interface LocalDatabaseOptions extends PostgresOptions {
  /** `DATABASE_URL`: an existing database that replaces the embedded server. */
  url: string | undefined;
  /** `DATABASE_OWNER_URL`: its owner, where `url` is the server's login. */
  ownerUrl: string | undefined;
  /** Whether an existing database gets the demo business. */
  seed: boolean;
  /** The AI service's issuer identifier. */
  issuer: string;
  /** Variables that say who may sign in and whose tokens count. */
  access: Record<string, string>;
}

/** The MCP server's database, migrated: embedded and seeded, or existing. */
export class LocalDatabase {
  #postgres: Postgres | undefined;
  #url = "";

  constructor(readonly options: LocalDatabaseOptions) {}

  /** The URL for the MCP server; empty before the start. */
  get url(): string {
    return this.#url;
  }

  /** The owner's URL of the embedded server; undefined for an existing database. */
  get adminUrl(): string | undefined {
    return this.#postgres?.url;
  }

  /** @throws {StartError} if the database cannot be started or used */
  async start() {
    const { url, issuer } = this.options;
    const access = readAccess(this.options.access);
    if (url) {
      await this.#prepareExisting(access);
      this.#url = url;
    } else {
      this.#postgres = await startPostgres(this.options);
      const { url } = this.#postgres;
      this.#url = await prepareEmbedded({ url, issuer, access, seed: true });
    }
  }

  /**
   * Migrates and seeds the database again, after the sources have changed. It
   * runs in a new process, because this one has loaded the old modules.
   *
   * @throws {StartError} with the reason, if it fails
   */
  async update() {
    const { ownerUrl, seed } = this.options;
    const isSeeded = this.adminUrl !== undefined || seed;
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", PREPARE, ...isSeeded ? [] : ["--no-seed"]],
      env: {
        ...this.options.access,
        DATABASE_OWNER_URL: ownerUrl ?? "",
        DATABASE_URL: this.adminUrl ?? this.#url,
        AI_SERVICE_ISSUER: this.options.issuer,
        NO_COLOR: "1",
      },
      stdin: "null",
      stdout: "null",
    }).output();
    if (success) return;
    const [message = ""] = new TextDecoder().decode(stderr).trim().split("\n");
    throw new StartError(message);
  }

  /** Kills the embedded server with SIGKILL, as in a crash. */
  async kill() {
    await this.#postgres?.kill();
  }

  /** Starts the embedded server again after it was killed. */
  async restart() {
    await this.#postgres?.restart();
  }

  async stop() {
    await this.#postgres?.stop();
  }

  /** @throws {StartError} with the reason, and without the password */
  async #prepareExisting(access: Access) {
    const { url, ownerUrl, issuer, seed } = this.options;
    try {
      const owner = readOwnerUrl({
        DATABASE_URL: url,
        DATABASE_OWNER_URL: ownerUrl,
      });
      await prepareDatabase({ ...owner, issuer, access, seed });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new StartError(`Cannot use DATABASE_URL: ${reason}`);
    }
  }
}

/**
 * Migrates and seeds the embedded server's database. Resolves to the URL for the
 * MCP server, with a login role that has the same rights as in production and a
 * new password at each start.
 */
async function prepareEmbedded(options: PrepareOptions): Promise<string> {
  await prepareDatabase(options);
  const { url: adminUrl } = options;
  const role = { name: "madoguchi_local", password: crypto.randomUUID() };
  const sql = connectAsOwner(adminUrl, { max: 1 });
  try {
    await ensureLoginRole(sql, role);
  } finally {
    await sql.end();
  }
  return Object.assign(new URL(adminUrl), {
    username: role.name,
    password: role.password,
  }).href;
}
