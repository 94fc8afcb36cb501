import { join } from "node:path";
import { lockFile } from "../../ai_service/store/lock_file.ts";
import { stateFolderProblem } from "../state_folder.ts";
import { environmentFiles } from "./environment_files.ts";
import { stopOrphan } from "./orphaned_postgres.ts";
import { postgresData } from "./postgres_data.ts";
import { StartError } from "./start_error.ts";

/** How long to wait for a service that is about to end, in milliseconds. */
const LOCK_TIMEOUT_MS = 1_000;

/**
 * Deletes what `deno task dev` has stored, so that the next start begins with the
 * demo business as it is in the sources. Keys, logs and backups stay. Resolves to
 * the paths that were deleted.
 *
 * @throws {StartError} If `dev` or a service uses the folder.
 */
export async function reset(stateFolder: string): Promise<string[]> {
  const { folder, passwordFile } = await postgresData(stateFolder);
  const kv = join(stateFolder, "ai_service.kv");
  using _database = await lock(`${folder}.lock`);
  using _store = await lock(`${kv}.lock`);
  await stopOrphan(folder);
  const { aiService, mcpServer } = environmentFiles(stateFolder);
  const paths = [
    folder,
    passwordFile,
    join(stateFolder, "postgres"),
    ...["", "-wal", "-shm"].map((ending) => kv + ending),
    aiService,
    mcpServer,
  ];
  const deleted = await Promise.all([...new Set(paths)].map(remove));
  return deleted.filter((path) => path !== undefined);
}

async function lock(path: string): Promise<Deno.FsFile> {
  const file = await lockFile(path, { timeoutMs: LOCK_TIMEOUT_MS });
  if (file) return file;
  throw new StartError(`Cannot reset: ${path} is in use. Stop \`dev\` first.`);
}

/** The path if there was something. */
async function remove(path: string): Promise<string | undefined> {
  try {
    await Deno.remove(path, { recursive: true });
    return path;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

/** Asks at a terminal, or takes `--yes`. */
async function main(args: readonly string[]): Promise<number> {
  const stateFolder = Deno.env.get("MADOGUCHI_HOME") || ".local";
  const question = `Delete the demo's database and store in ${stateFolder}?`;
  const isSure = args.includes("--yes") ||
    Deno.stdin.isTerminal() && confirm(question);
  if (!isSure) {
    console.error(`Nothing deleted. ${question} Then pass --yes.`);
    return 1;
  }
  try {
    const problem = stateFolderProblem(stateFolder);
    if (problem) throw new StartError(problem);
    const deleted = await reset(stateFolder);
    console.log(
      deleted.map((path) => `Deleted ${path}`).join("\n") ||
        `Nothing to delete in ${stateFolder}`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    console.error(error.message);
    return 1;
  }
}

if (import.meta.main) Deno.exit(await main(Deno.args));
