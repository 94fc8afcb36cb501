import { join } from "node:path";
import { readOwnerUrl } from "../../mcp_server/storage/owner_url.ts";
import { startPostgres } from "../local/postgres.ts";
import { postgresData } from "../local/postgres_data.ts";
import { StartError } from "../local/start_error.ts";

/** Environment variables by name. */
export type Variables = Record<string, string | undefined>;

/** What is backed up or restored; undefined: not by this environment. */
export interface Places {
  kvPath: string | undefined;
  /** Runs something with the URL of the database's owner. */
  withDatabase:
    | (<T>(run: (url: string) => Promise<T>) => Promise<T>)
    | undefined;
}

/**
 * The stores that the environment names, which may be one of the two: the two
 * services need not be run by the same people. Without either variable they are
 * those of `deno task dev` in the state folder.
 */
export function placesOf(variables: Variables): Places {
  const { AI_SERVICE_KV_PATH: kvPath, DATABASE_URL, DATABASE_OWNER_URL } =
    variables;
  if (kvPath || DATABASE_URL || DATABASE_OWNER_URL) {
    const hasDatabase = DATABASE_URL || DATABASE_OWNER_URL;
    return {
      kvPath: kvPath || undefined,
      withDatabase: hasDatabase
        ? (run) => run(readOwnerUrl(variables).url)
        : undefined,
    };
  }
  const stateFolder = variables.MADOGUCHI_HOME || ".local";
  return {
    kvPath: join(stateFolder, "ai_service.kv"),
    withDatabase: (run) => withLocalDatabase(stateFolder, run),
  };
}

/** The embedded server, which is started if `dev` does not run. */
async function withLocalDatabase<T>(
  stateFolder: string,
  run: (url: string) => Promise<T>,
): Promise<T> {
  const running = await runningUrl(stateFolder);
  if (running) return await run(running);
  const postgres = await startPostgres({ stateFolder, port: 0 });
  try {
    return await run(postgres.url);
  } finally {
    await postgres.stop();
  }
}

/** The URL of an embedded server that another process runs. */
async function runningUrl(stateFolder: string): Promise<string | undefined> {
  const { folder, passwordFile } = await postgresData(stateFolder);
  const lock = await Deno.open(`${folder}.lock`, { create: true, write: true });
  const isFree = await lock.tryLock(true);
  lock.close();
  if (isFree) return undefined;
  // The fourth line is the port (Postgres, "The postmaster.pid file").
  const pidFile = await Deno.readTextFile(join(folder, "postmaster.pid"))
    .catch(() => "");
  const port = pidFile.split("\n")[3];
  if (!port) throw new StartError(`${folder} is in use by another start`);
  const password = (await Deno.readTextFile(passwordFile)).trim();
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}
