import { dirname, join } from "node:path";
import { dumpPostgres } from "./dump_postgres.ts";
import { copyKvFile } from "./kv_file.ts";
import { backupFiles, type Manifest, writeManifest } from "./manifest.ts";
import { type Places, placesOf, type Variables } from "./places.ts";

/**
 * Backs up the stores, with the services running or stopped. The AI service's
 * store comes first: an approved write that it still has to send may then be in
 * the database already, which its idempotency key makes harmless. The other way
 * round it could hold the result of a write that the database does not have.
 *
 * @param folder Is created when the backup is complete.
 * @throws {Error} If a store cannot be read whole, or the folder exists.
 */
export async function backUp(
  { kvPath, withDatabase }: Places,
  folder: string,
  now = new Date(),
): Promise<Manifest> {
  if (await exists(folder)) throw new Error(`${folder} exists already`);
  await Deno.mkdir(dirname(folder), { recursive: true });
  const draft = await Deno.makeTempDir({
    dir: dirname(folder),
    prefix: ".backup-",
  });
  try {
    const kv = kvPath && { entries: await copyKv(kvPath, draft) };
    const postgres = await withDatabase?.((url) => dumpPostgres(url, draft));
    const manifest: Manifest = {
      format: "madoguchi-backup-1",
      createdAt: now.toISOString(),
      ...(kv && { kv }),
      ...(postgres && { postgres }),
    };
    await writeManifest(draft, manifest);
    await Deno.rename(draft, folder);
    return manifest;
  } catch (error) {
    await Deno.remove(draft, { recursive: true });
    throw error;
  }
}

async function copyKv(path: string, draft: string): Promise<number> {
  if (!await exists(path)) throw new Error(`there is no store "${path}"`);
  return copyKvFile(path, backupFiles(draft).kv);
}

async function exists(path: string): Promise<boolean> {
  return await Deno.lstat(path).then(() => true, () => false);
}

/** `backups/<time>` in the state folder, unless the command names another. */
function folderOf(args: readonly string[], variables: Variables): string {
  const [folder] = args;
  if (folder) return folder;
  const time = new Date().toISOString().replace(/\.\d+Z$/, "Z");
  const name = time.replaceAll(":", "-");
  return join(variables.MADOGUCHI_HOME || ".local", "backups", name);
}

async function main(args: readonly string[]): Promise<void> {
  const variables = Deno.env.toObject();
  const folder = folderOf(args, variables);
  const { kv, postgres } = await backUp(placesOf(variables), folder);
  if (kv) console.log(`AI service's store: ${kv.entries} entries`);
  if (postgres) {
    const rows = postgres.tables.reduce((sum, { rows }) => sum + rows, 0);
    const { length } = postgres.tables;
    console.log(`MCP server's database: ${rows} rows in ${length} tables`);
  }
  console.log(`Wrote ${folder}; it holds personal data and no keys`);
}

if (import.meta.main) {
  await main(Deno.args).catch(({ message }: Error) => {
    console.error(`Cannot back up: ${message}`);
    Deno.exit(1);
  });
}
