import { dirname } from "node:path";
import { type Access, readAccess } from "../../mcp_server/env.ts";
import { prepareForServer } from "../../mcp_server/migrate.ts";
import { readOwnerUrl } from "../../mcp_server/storage/owner_url.ts";
import { checkKvFile } from "./kv_file.ts";
import { loadPostgres } from "./load_postgres.ts";
import {
  backupFiles,
  type Manifest,
  type PostgresManifest,
  readManifest,
} from "./manifest.ts";
import { type Places, placesOf, type Variables } from "./places.ts";

/** What {@linkcode restore} restores, and where to. */
export interface RestoreOptions extends Places {
  folder: string;
  /** Who may sign in and whose tokens count, as `migrate` writes it. */
  access: Access;
  /** The server's login, which `migrate` makes. */
  login?: ReturnType<typeof readOwnerUrl>["login"];
}

/**
 * Restores a backup into stores that are empty; the services must not run. Then
 * does the owner's work, as `migrate` does. Resolves to what it says.
 *
 * @throws {Error} If a store is not empty, or the backup is incomplete.
 */
export async function restore(options: RestoreOptions): Promise<string[]> {
  const { folder, kvPath, withDatabase, access, login } = options;
  const manifest = await readManifest(folder);
  const { kv, postgres } = manifest;
  const lines: string[] = [];
  if (kvPath && kv) await requireNoStore(folder, kvPath, kv);
  if (withDatabase && postgres) {
    lines.push(
      ...await withDatabase(async (url) => {
        await loadPostgres(url, folder, postgres);
        const prepared = await prepareForServer({ url, login }, access);
        return [describe(postgres), ...prepared];
      }),
    );
  }
  if (kvPath && kv) {
    await Deno.mkdir(dirname(kvPath), { recursive: true });
    await Deno.copyFile(backupFiles(folder).kv, kvPath);
    lines.push(`AI service's store: ${kv.entries} entries in ${kvPath}`);
  }
  return lines;
}

/** Before anything is written, so that a restore can be tried again. */
async function requireNoStore(
  folder: string,
  path: string,
  { entries }: NonNullable<Manifest["kv"]>,
): Promise<void> {
  const from = backupFiles(folder).kv;
  if (checkKvFile(from) !== entries) throw new Error(`${from} is incomplete`);
  for (const file of [path, `${path}-wal`]) {
    if (await Deno.lstat(file).then(() => true, () => false)) {
      throw new Error(`${file} exists: stop the service and move it away`);
    }
  }
}

function describe({ tables, issuers }: PostgresManifest): string {
  const rows = tables.reduce((sum, { rows }) => sum + rows, 0);
  return `MCP server's database: ${rows} rows in ${tables.length} tables, ` +
    `of the issuers ${issuers.join(", ")}`;
}

/** An owner's login of the environment; the embedded server makes its own. */
function loginOf(variables: Variables) {
  const { DATABASE_URL, DATABASE_OWNER_URL } = variables;
  return DATABASE_URL || DATABASE_OWNER_URL
    ? readOwnerUrl(variables).login
    : undefined;
}

async function main([folder]: readonly string[]): Promise<void> {
  if (!folder) throw new Error("name the backup's folder");
  const variables = Deno.env.toObject();
  const lines = await restore({
    ...placesOf(variables),
    folder,
    access: readAccess(variables),
    login: loginOf(variables),
  });
  console.log(lines.join("\n"));
}

if (import.meta.main) {
  await main(Deno.args).catch(({ message }: Error) => {
    console.error(`Cannot restore: ${message}`);
    Deno.exit(1);
  });
}
