import { join } from "node:path";
import {
  superviseChild,
  type SupervisedChild,
} from "../local/child_process.ts";
import { readLines } from "../local/lines.ts";
import { freePort } from "../local/free_port.ts";
import { type PostgresData, postgresData } from "../local/postgres_data.ts";
import { createStateFolder } from "../local/test_state_folder.ts";
import { findProgram } from "../../shared/ui/find_program.ts";
import { createCertificates } from "./certificates.ts";

const BINARIES = "/usr/lib/postgresql/15/bin";
const PROCESS = {
  cwd: "/",
  clearEnv: true,
  env: { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" },
};

/** The programs that are needed and not installed. */
export const missing: readonly string[] = [
  ...await isFile(join(BINARIES, "initdb")) ? [] : ["postgresql-15"],
  ...findProgram(["openssl"]) ? [] : ["openssl"],
];

/** A role that can log in, and the database it uses. */
export interface Login {
  user: string;
  password: string;
  database: string;
}

/** Debian's Postgres 15, which takes only connections with TLS and SCRAM. */
export interface DebianPostgres extends AsyncDisposable {
  port: number;
  /** The file with the authority that signed the server's certificate. */
  authority: string;
  /** The superuser. */
  dba: Login;
  /** The URL for that login, by default with a verified certificate. */
  url(login: Login, parameters?: string): string;
}

/**
 * Starts it with a new cluster, which is deleted on disposal.
 *
 * @param names What its certificate is for, as OpenSSL writes it.
 */
export async function startDebianPostgres(
  names = "DNS:localhost,IP:127.0.0.1",
): Promise<DebianPostgres> {
  const state = await createStateFolder();
  const data = await postgresData(state.path);
  const password = crypto.randomUUID();
  const dba = { user: "dba", password, database: "postgres" };
  await createCluster(data, password);
  const { authority, certificate, key } = await createCertificates(
    state.path,
    names,
  );
  await give(data, certificate, join(data.folder, "server.crt"));
  await give(data, key, join(data.folder, "server.key"));
  const port = freePort();
  const server = await serve(data, port);
  const verified = `sslmode=verify-full&sslrootcert=${authority}`;
  return {
    port,
    authority,
    dba,
    url: ({ user, password, database }, parameters = verified) =>
      `postgres://${user}:${password}@127.0.0.1:${port}/${database}?${parameters}`,
    async [Symbol.asyncDispose]() {
      await server.stop();
      await state[Symbol.asyncDispose]();
    },
  };
}

async function createCluster(
  { folder, passwordFile, account }: PostgresData,
  password: string,
) {
  await Deno.mkdir(folder, { mode: 0o700 });
  await Deno.writeTextFile(passwordFile, password, { mode: 0o600 });
  if (account) {
    await Deno.chown(folder, account.uid, account.gid);
    await Deno.chown(passwordFile, account.uid, account.gid);
  }
  const { success, stderr } = await new Deno.Command(join(BINARIES, "initdb"), {
    args: [
      `--pgdata=${folder}`,
      "--username=dba",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--no-sync",
    ],
    ...PROCESS,
    ...account,
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  await Deno.writeTextFile(
    join(folder, "pg_hba.conf"),
    "hostssl all all 127.0.0.1/32 scram-sha-256\n",
  );
}

/** Copies a file to where only the server can read it. */
async function give({ account }: PostgresData, from: string, to: string) {
  await Deno.copyFile(from, to);
  await Deno.chmod(to, 0o600);
  if (account) await Deno.chown(to, account.uid, account.gid);
}

async function serve(
  { folder, account }: PostgresData,
  port: number,
): Promise<SupervisedChild> {
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "ssl=on",
    "fsync=off",
  ];
  const server = superviseChild(join(BINARIES, "postgres"), [
    ...["-D", folder],
    ...settings.flatMap((setting) => ["-c", setting]),
  ], { endSignal: "SIGINT", ...PROCESS, ...account });
  server.stdout.cancel();
  const ready = Promise.withResolvers<void>();
  const lines: string[] = [];
  readLines(server.stderr, (line) => {
    lines.push(line);
    if (line.includes("ready to accept connections")) ready.resolve();
  });
  server.ended.then(() => ready.reject(new Error(lines.join("\n"))));
  await ready.promise;
  return server;
}

async function isFile(path: string): Promise<boolean> {
  return await Deno.stat(path).then((info) => info.isFile, () => false);
}
