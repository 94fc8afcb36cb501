import { dirname, join } from "node:path";
import { superviseChild, type SupervisedChild } from "./child_process.ts";
import { readLines } from "./lines.ts";
import { postgresInstallation } from "./postgres_binaries.ts";
import {
  type PostgresData,
  postgresData,
  removePostgresData,
} from "./postgres_data.ts";
import { stopOrphan } from "./orphaned_postgres.ts";
import { freePort } from "./free_port.ts";
import { checkPort, waitForPort } from "./ports.ts";
import { StartError } from "./start_error.ts";

export interface PostgresOptions {
  /** The cluster is in its folder `postgres`, and created if missing. */
  stateFolder: string;
  /** 0 means any free port. */
  port: number;
  /** For tests: faster, without syncing to disk, and `stop` deletes the cluster. */
  temporary?: boolean;
  /** Receives the server's log, line by line. */
  log?: (line: string) => void;
}

export interface Postgres {
  /** The `postgres://` URL of the cluster's superuser. */
  url: string;
  /** Kills the server with SIGKILL, as in a crash; `restart` may follow. */
  kill(): Promise<void>;
  /** Starts a killed server again, on the same port and data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  lc_messages: "C",
  max_connections: "300",
};

const TEMPORARY_SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
};

const SERVER_ENV = {
  PATH: "/usr/local/bin:/usr/bin:/bin",
  LC_ALL: "C",
  TZ: "UTC",
};

/**
 * Starts a Postgres server on 127.0.0.1, and creates its cluster if there is none.
 *
 * @throws {StartError} if the port or the state folder is in use
 */
export async function startPostgres(
  options: PostgresOptions,
): Promise<Postgres> {
  const installation = await postgresInstallation();
  const data = await postgresData(options.stateFolder);
  const lock = await lockFolder(data.folder);
  try {
    await stopOrphan(data.folder);
    if (!await isCluster(data.folder)) {
      await createCluster(installation, data, options);
    }
    const password = await readPassword(data);
    const first = await serve(installation, data, options);
    const { port } = first;
    let { server } = first;
    return {
      url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      async kill() {
        server.kill("SIGKILL");
        await server.ended;
      },
      async restart() {
        await stopOrphan(data.folder);
        // The killed server's backends hold its port for a moment.
        await waitForPort("postgres", port);
        const again = { ...options, port };
        ({ server } = await serve(installation, data, again));
      },
      stop: () => stop(server, lock, data, options),
    };
  } catch (error) {
    lock.close();
    throw error;
  }
}

async function stop(
  server: SupervisedChild,
  lock: Deno.FsFile,
  data: PostgresData,
  { stateFolder, temporary }: PostgresOptions,
) {
  await server.stop();
  if (temporary) await removePostgresData(stateFolder, data);
  lock.close();
}

/** A file lock is never stale: the system releases it when its process ends. */
async function lockFolder(folder: string): Promise<Deno.FsFile> {
  const file = await Deno.open(`${folder}.lock`, { create: true, write: true });
  if (await file.tryLock(true)) return file;
  file.close();
  throw new StartError(
    `Cannot start Postgres: ${dirname(folder)} is in use by another start. ` +
      `Stop that one, or set MADOGUCHI_HOME to another folder.`,
  );
}

async function isCluster(folder: string): Promise<boolean> {
  return await Deno.stat(join(folder, "PG_VERSION")).then(
    () => true,
    () => false,
  );
}

async function readPassword(
  { folder, passwordFile }: PostgresData,
): Promise<string> {
  try {
    return (await Deno.readTextFile(passwordFile)).trim();
  } catch {
    throw new StartError(
      `Cannot start Postgres: ${passwordFile} is missing. Delete ${folder} to begin with new data.`,
    );
  }
}

/** Creates the cluster in a draft folder, which is renamed when complete. */
async function createCluster(
  installation: string,
  { folder, passwordFile, account }: PostgresData,
  { temporary }: PostgresOptions,
) {
  const draft = `${folder}.new`;
  await Deno.remove(draft, { recursive: true }).catch(() => {});
  await Deno.mkdir(draft, { mode: 0o700 });
  await Deno.writeTextFile(passwordFile, `${crypto.randomUUID()}\n`, {
    mode: 0o600,
  });
  if (account) {
    await Deno.chown(draft, account.uid, account.gid);
    await Deno.chown(passwordFile, account.uid, account.gid);
  }
  const initdb = await new Deno.Command(join(installation, "bin/initdb"), {
    args: [
      `--pgdata=${draft}`,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=password",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      ...(temporary ? ["--no-sync"] : []),
    ],
    cwd: "/",
    clearEnv: true,
    env: SERVER_ENV,
    ...account,
  }).output();
  if (!initdb.success) {
    const output = new TextDecoder().decode(initdb.stderr).trim();
    throw new StartError(
      `Cannot start Postgres: initdb failed in ${draft}: ${output}`,
    );
  }
  await Deno.rename(draft, folder);
}

/** Starts the server; tries another free port if the first is taken meanwhile. */
async function serve(
  installation: string,
  data: PostgresData,
  options: PostgresOptions,
): Promise<{ server: SupervisedChild; port: number }> {
  for (let attemptsLeft = 20;; attemptsLeft--) {
    const port = options.port || freePort();
    checkPort("postgres", port);
    const server = spawn(installation, data, port, options);
    const failure = await waitUntilReady(server, options.log);
    if (!failure) return { server, port };

    // After a crash, old backends need a moment to notice that their postmaster died.
    const isTemporary = failure.includes("shared memory block") ||
      (options.port === 0 && failure.includes("Address already in use"));
    if (!isTemporary || attemptsLeft === 1) {
      throw new StartError(
        `Cannot start Postgres in ${data.folder}: ${failure}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

function spawn(
  installation: string,
  { folder, account }: PostgresData,
  port: number,
  { temporary }: PostgresOptions,
): SupervisedChild {
  const settings = {
    ...SETTINGS,
    port: String(port),
    ...(temporary ? TEMPORARY_SETTINGS : {}),
  };
  const flags = Object.entries(settings).flatMap((
    [name, value],
  ) => ["-c", `${name}=${value}`]);
  return superviseChild(join(installation, "bin/postgres"), [
    "-D",
    folder,
    ...flags,
  ], {
    // Postgres's fast shutdown: closes connections and writes all data.
    endSignal: "SIGINT",
    cwd: "/",
    clearEnv: true,
    env: SERVER_ENV,
    ...account,
  });
}

/**
 * Waits until the server accepts connections. Resolves to its error messages if
 * it ends before. Its log is read until the end.
 */
async function waitUntilReady(
  server: SupervisedChild,
  log: (line: string) => void = () => {},
): Promise<string | undefined> {
  const output: string[] = [];
  const ready = Promise.withResolvers<void>();
  const drained = Promise.all([
    server.stdout.pipeTo(new WritableStream()),
    readLines(server.stderr, (line) => {
      log(line);
      if (output.length < 50) output.push(line);
      if (line.includes("database system is ready to accept connections")) {
        ready.resolve();
      }
    }),
  ]);
  const isReady = await Promise.race([
    ready.promise.then(() => true),
    drained.then(() => server.ended).then(() => false),
  ]);
  if (!isReady) {
    return output.filter((line) => /FATAL|HINT|error/.test(line)).join(" ") ||
      output.join(" ");
  }
}
