import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { StartError } from "./start_error.ts";

/** The account that the server runs as; undefined means the current user. */
export type Account = { uid: number; gid: number } | undefined;

/** The files of a cluster and their owner. */
export interface PostgresData {
  folder: string;
  passwordFile: string;
  account: Account;
}

/**
 * The data folder `postgres` of a state folder. Postgres refuses to run as root,
 * so root's server runs as another account. If that account cannot reach the
 * state folder (a home folder with mode 0700), `postgres` is a link to a folder
 * in `/var/lib/madoguchi`.
 */
export async function postgresData(stateFolder: string): Promise<PostgresData> {
  await Deno.mkdir(stateFolder, { recursive: true });
  const home = await Deno.realPath(stateFolder);
  const folder = Deno.uid() === 0 && !await canBeTraversed(home)
    ? await folderElsewhere(home)
    : join(home, "postgres");
  return {
    folder,
    passwordFile: `${folder}.password`,
    account: await accountFor(folder),
  };
}

/** Deletes the cluster, and the link to it if there is one. */
export async function removePostgresData(
  stateFolder: string,
  data: PostgresData,
) {
  await Deno.remove(data.folder, { recursive: true });
  await Deno.remove(data.passwordFile);
  await Deno.remove(join(stateFolder, "postgres")).catch(() => {});
}

async function canBeTraversed(folder: string): Promise<boolean> {
  const { mode } = await Deno.stat(folder);
  if (mode !== null && (mode & 0o001) === 0) return false;
  return folder === "/" || await canBeTraversed(dirname(folder));
}

async function folderElsewhere(home: string): Promise<string> {
  const link = join(home, "postgres");
  const existing = await Deno.readLink(link).catch(() => undefined);
  if (existing) return existing;

  const name = createHash("sha256").update(home).digest("hex").slice(0, 16);
  const folder = join("/var/lib/madoguchi", `postgres-${name}`);
  await Deno.mkdir(dirname(folder), { recursive: true, mode: 0o755 });
  await Deno.chmod(dirname(folder), 0o755);
  // If the link is missing, the folder is from a state folder that was deleted.
  await Deno.remove(folder, { recursive: true }).catch(() => {});
  await Deno.symlink(folder, link);
  return folder;
}

async function accountFor(folder: string): Promise<Account> {
  const owner = await Deno.stat(folder).catch(() => undefined);
  const me = Deno.uid();
  if (me === 0) {
    if (owner?.uid && owner.gid) return { uid: owner.uid, gid: owner.gid };
    return await systemAccount("postgres") ?? await systemAccount("nobody");
  }
  if (owner && owner.uid !== me) {
    throw new StartError(
      `Cannot start Postgres: ${folder} belongs to another user. Set MADOGUCHI_HOME to a folder of your own.`,
    );
  }
}

async function systemAccount(name: string): Promise<Account> {
  const lines = (await Deno.readTextFile("/etc/passwd")).split("\n");
  const [, , uid, gid] =
    lines.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
  if (uid !== undefined && gid !== undefined) {
    return { uid: Number(uid), gid: Number(gid) };
  }
}
