import { fileURLToPath } from "node:url";
import { ensureLoginRole } from "../../mcp_server/storage/login_role.ts";
import { connectAsOwner } from "../../mcp_server/storage/owner_connection.ts";
import {
  type Postgres,
  type PostgresOptions,
  startPostgres,
} from "./postgres.ts";
import { prepareDatabase } from "./prepare_database.ts";
import { StartError } from "./start_error.ts";

const PREPARE = fileURLToPath(import.meta.resolve("./prepare_database.ts"));

export interface LocalDatabaseOptions extends PostgresOptions {
  /** `DATABASE_URL`: an existing database in place of the embedded server. */
  url: string | undefined;
  /** The AI service's name as an issuer. */
  issuer: string;
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
    const { url, issuer } = this.options;
    if (url) {
      await prepareOwn(url, issuer);
      this.#url = url;
    } else {
      this.#postgres = await startPostgres(this.options);
      this.#url = await prepareEmbedded(this.#postgres.url, issuer);
    }
  }

  /**
   * Brings the database up to date with changed sources. It runs in a child process, because this process keeps the
   * modules that it has loaded.
   *
   * @throws {StartError} with the first line of what failed
   */
  async update() {
    const url = this.adminUrl ?? this.#url;
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", PREPARE],
      env: {
        DATABASE_URL: url,
        AI_SERVICE_ISSUER: this.options.issuer,
        NO_COLOR: "1",
      },
      stdin: "null",
      stdout: "null",
    }).output();
    if (success) return;
    const [said = ""] = new TextDecoder().decode(stderr).trim().split("\n");
    throw new StartError(withoutPassword(said, new URL(url)));
  }

  async stop() {
    await this.#postgres?.stop();
  }
}

/**
 * Brings an embedded server's database up to date and fills it. Resolves to the URL for the MCP server: of a login role
 * with the rights that production gives it, its password renewed at each start.
 */
async function prepareEmbedded(
  adminUrl: string,
  issuer: string,
): Promise<string> {
  await prepareDatabase({ url: adminUrl, issuer });
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

/**
 * The same for the database of `DATABASE_URL`, which the MCP server then uses as it is.
 *
 * @throws {StartError} saying why it cannot be used, never with its password
 */
async function prepareOwn(url: string, issuer: string) {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new StartError(
      "Cannot use DATABASE_URL: it must look like postgres://user:password@host:port/database.",
    );
  }
  try {
    await prepareDatabase({ url, issuer });
  } catch (error) {
    throw new StartError(
      `Cannot use DATABASE_URL: ${reason(error, new URL(url))}.`,
    );
  }
}

function reason(error: unknown, url: URL): string {
  const { hostname, port } = url;
  const code = error instanceof Error && "code" in error
    ? error.code
    : undefined;
  const host = `${hostname}:${port || 5432}`;
  if (code === "ECONNREFUSED") return `nothing listens on ${host}`;
  if (code === "ENOTFOUND") return `there is no host ${hostname}`;
  if (code === "CONNECT_TIMEOUT") return `${host} does not answer`;
  const message = error instanceof Error ? error.message : String(error);
  return withoutPassword(message, url);
}

function withoutPassword(text: string, { password }: URL): string {
  const secrets = [password, decodeURIComponent(password)].filter((secret) =>
    secret !== ""
  );
  return secrets.reduce(
    (text, secret) => text.replaceAll(secret, "…"),
    text,
  );
}
