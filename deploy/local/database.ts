import { migrateAll } from "../../mcp_server/migrate.ts";
import { ensureLoginRole } from "../../mcp_server/storage/login_role.ts";
import { connectAsOwner } from "../../mcp_server/storage/owner_connection.ts";
import {
  type Postgres,
  type PostgresOptions,
  startPostgres,
} from "./postgres.ts";
import { seed } from "./seed.ts";
import { StartError } from "./start_error.ts";

export interface LocalDatabaseOptions extends PostgresOptions {
  /** `DATABASE_URL`: an existing database in place of the embedded server. */
  url: string | undefined;
}

/** The MCP server's database, migrated and filled: embedded, or one's own. */
export class LocalDatabase {
  #postgres: Postgres | undefined;
  #url = "";

  constructor(readonly options: LocalDatabaseOptions) {}

  /** For the MCP server; known once started. */
  get url(): string {
    return this.#url;
  }

  /** Of the embedded server's owner; undefined for a database of one's own. */
  get adminUrl(): string | undefined {
    return this.#postgres?.url;
  }

  /** @throws {StartError} when it cannot be started or used */
  async start() {
    const { url } = this.options;
    if (url) {
      await prepareOwn(url);
      this.#url = url;
    } else {
      this.#postgres = await startPostgres(this.options);
      this.#url = await prepareEmbedded(this.#postgres.url);
    }
  }

  async stop() {
    await this.#postgres?.stop();
  }
}

/**
 * Brings an embedded server's database up to date and fills it. Resolves to the URL for the MCP server: of a login role
 * with the rights that production gives it, its password renewed at each start.
 */
async function prepareEmbedded(adminUrl: string): Promise<string> {
  await migrateAll(adminUrl);
  const role = { name: "madoguchi_local", password: crypto.randomUUID() };
  const sql = connectAsOwner(adminUrl, { max: 1 });
  try {
    await ensureLoginRole(sql, role);
  } finally {
    await sql.end();
  }
  await seed(adminUrl);
  return Object.assign(new URL(adminUrl), {
    username: role.name,
    password: role.password,
  }).href;
}

/**
 * The same for the database of `DATABASE_URL`, which the MCP server then uses as it is.
 *
 * @throws {StartError} saying why it cannot be used, never with its password
 */
async function prepareOwn(url: string) {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new StartError(
      "Cannot use DATABASE_URL: it must look like postgres://user:password@host:port/database.",
    );
  }
  try {
    await migrateAll(url);
    await seed(url);
  } catch (error) {
    throw new StartError(
      `Cannot use DATABASE_URL: ${reason(error, new URL(url))}.`,
    );
  }
}

function reason(error: unknown, { hostname, port, password }: URL): string {
  const code = error instanceof Error && "code" in error
    ? error.code
    : undefined;
  const host = `${hostname}:${port || 5432}`;
  if (code === "ECONNREFUSED") return `nothing listens on ${host}`;
  if (code === "ENOTFOUND") return `there is no host ${hostname}`;
  if (code === "CONNECT_TIMEOUT") return `${host} does not answer`;
  const message = error instanceof Error ? error.message : String(error);
  const secrets = [password, decodeURIComponent(password)].filter((secret) =>
    secret !== ""
  );
  return secrets.reduce(
    (text, secret) => text.replaceAll(secret, "…"),
    message,
  );
}
