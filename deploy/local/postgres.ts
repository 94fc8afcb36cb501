import { dirname, join } from "node:path";
import { superviseChild, type SupervisedChild } from "./child_process.ts";
import { readLines } from "./lines.ts";
import { postgresInstallation } from "./postgres_binaries.ts";
import {
  type PostgresData,
  postgresData,
  removePostgresData,
} from "./postgres_data.ts";
import { endOrphan } from "./postgres_orphan.ts";
import { checkPort, freePort } from "./ports.ts";
import { StartError } from "./start_error.ts";

export interface PostgresOptions {
  /** The cluster is kept in `postgres` below it, and made when it is missing. */
  stateFolder: string;
  /** 0 takes a free one. */
  port: number;
  /** Fast and forgetful, for tests: nothing is synced to disk and `stop` deletes the cluster. */
  temporary?: boolean;
  /** Receives the server's log, line by line. */
  log?: (line: string) => void;
}

export interface Postgres {
  /** `postgres://` URL of the cluster's superuser. */
  url: string;
  stop(): Promise<void>;
}

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  lc_messages: "C",
  max_connections: "300",
};

const FORGETFUL = {
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
 * Starts a real Postgres server on 127.0.0.1, making its cluster first where there is none.
 *
 * @throws {StartError} when the port is taken or the state folder is in use
 */
export async function startPostgres(
  options: PostgresOptions,
): Promise<Postgres> {
  const installation = await postgresInstallation();
  const data = await postgresData(options.stateFolder);
  const lock = await lockFolder(data.folder);
  try {
    await endOrphan(data.folder);
    if (!await isCluster(data.folder)) {
      await initialise(installation, data, options);
    }
    const password = await readPassword(data);
    const { server, port } = await serve(installation, data, options);
    const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    return { url, stop: () => stop(server, lock, data, options) };
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

/** The operating system lets go of the lock when its holder dies, so it is never stale. */
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

/** The cluster appears under its name only when it is whole. */
async function initialise(
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

/** Serves on the wished port; a free port that is snatched away in between is replaced by another. */
async function serve(
  installation: string,
  data: PostgresData,
  options: PostgresOptions,
): Promise<{ server: SupervisedChild; port: number }> {
  for (let attemptsLeft = 20;; attemptsLeft--) {
    const port = options.port || freePort();
    checkPort("postgres", port);
    const server = spawn(installation, data, port, options);
    const failure = await becomesReady(server, options.log);
    if (!failure) return { server, port };

    // After a crash the old backends need a moment to see that their postmaster is gone.
    const canPass = failure.includes("shared memory block") ||
      (options.port === 0 && failure.includes("Address already in use"));
    if (!canPass || attemptsLeft === 1) {
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
    ...(temporary ? FORGETFUL : {}),
  };
  const flags = Object.entries(settings).flatMap((
    [name, value],
  ) => ["-c", `${name}=${value}`]);
  return superviseChild(join(installation, "bin/postgres"), [
    "-D",
    folder,
    ...flags,
  ], {
    // A fast shutdown: open connections are ended, data is written.
    endSignal: "SIGINT",
    cwd: "/",
    clearEnv: true,
    env: SERVER_ENV,
    ...account,
  });
}

/** Waits until the server accepts connections; otherwise what it said last. Goes on reading its log until it ends. */
async function becomesReady(
  server: SupervisedChild,
  log: (line: string) => void = () => {},
): Promise<string | undefined> {
  const said: string[] = [];
  const ready = Promise.withResolvers<void>();
  const drained = Promise.all([
    server.stdout.pipeTo(new WritableStream()),
    readLines(server.stderr, (line) => {
      log(line);
      if (said.length < 50) said.push(line);
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
    return said.filter((line) => /FATAL|HINT|error/.test(line)).join(" ") ||
      said.join(" ");
  }
}
