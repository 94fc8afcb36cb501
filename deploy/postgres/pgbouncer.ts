import { join } from "node:path";
import { superviseChild } from "../local/child_process.ts";
import { readLines } from "../local/lines.ts";
import { freePort } from "../local/free_port.ts";
import { postgresData } from "../local/postgres_data.ts";
import { createStateFolder } from "../local/test_state_folder.ts";
import { findProgram } from "../../shared/ui/find_program.ts";

// Debian keeps it where only root looks for programs.
const PROGRAM = findProgram(["pgbouncer", "../sbin/pgbouncer"]);

/** The programs that are needed and not installed. */
export const missing: readonly string[] = PROGRAM ? [] : ["pgbouncer"];

/** When a pooler gives its connection to the database to another client. */
export type PoolMode = "session" | "transaction";

/** PgBouncer in front of a database. */
export interface PgBouncer extends AsyncDisposable {
  /** The same URL, through the pooler. */
  through(url: string, parameters?: string): string;
}

/**
 * Starts it in front of the databases of a server.
 *
 * @param urls Of the logins that may pass; all on one server.
 */
export async function startPgBouncer(
  mode: PoolMode,
  urls: readonly string[],
): Promise<PgBouncer> {
  const state = await createStateFolder();
  const { account } = await postgresData(state.path);
  const port = freePort();
  const file = await writeFiles(state.path, mode, port, urls);
  // It refuses to run as root.
  const pooler = superviseChild(PROGRAM!, [file], {
    endSignal: "SIGTERM",
    ...account,
  });
  pooler.stdout.cancel();
  const ready = Promise.withResolvers<void>();
  const lines: string[] = [];
  readLines(pooler.stderr, (line) => {
    lines.push(line);
    if (line.includes("process up")) ready.resolve();
  });
  pooler.ended.then(() => ready.reject(new Error(lines.join("\n"))));
  await ready.promise;
  return {
    through(url, parameters = "") {
      const address = new URL(url);
      address.port = String(port);
      address.search = parameters;
      return address.href;
    },
    async [Symbol.asyncDispose]() {
      await pooler.stop();
      await state[Symbol.asyncDispose]();
    },
  };
}

async function writeFiles(
  folder: string,
  mode: PoolMode,
  port: number,
  urls: readonly string[],
): Promise<string> {
  const { hostname, port: database } = new URL(urls[0]!);
  const users = join(folder, "users.txt");
  const logins = urls.map((url) => new URL(url))
    .map(({ username, password }) => `"${username}" "${password}"\n`);
  await Deno.writeTextFile(users, logins.join(""));
  const file = join(folder, "pgbouncer.ini");
  await Deno.writeTextFile(
    file,
    `[databases]
* = host=${hostname} port=${database}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = ${mode}
default_pool_size = ${mode === "session" ? 60 : 8}
max_client_conn = 200
`,
  );
  return file;
}
