import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../local/cache_folder.ts";

/** The folder with the drivers and their `package.json`. */
export const CLIENTS = fileURLToPath(new URL("clients", import.meta.url));

/** Whether npm can be run; it is needed to install the packages. */
export function hasNpm(): boolean {
  try {
    return new Deno.Command("npm", { args: ["--version"] }).outputSync()
      .success;
  } catch {
    return false;
  }
}

/**
 * The folder whose `node_modules` contain the clients and a Node.js to run them.
 * They are installed on first use, exactly as in the lock file. The last step is
 * one rename, so concurrent starts see a complete installation or none.
 *
 * @throws If npm cannot install them.
 */
export async function installClients(): Promise<string> {
  const lock = await Deno.readFile(join(CLIENTS, "package-lock.json"));
  const digest = createHash("sha256").update(lock).digest("hex").slice(0, 16);
  const target = join(cacheFolder(), `clients-${digest}`);
  if (await isFolder(target)) return target;
  await Deno.mkdir(cacheFolder(), { recursive: true });
  const draft = await Deno.makeTempDir({
    dir: cacheFolder(),
    prefix: ".installing-",
  });
  try {
    await install(draft);
    await Deno.rename(draft, target);
  } catch (error) {
    await Deno.remove(draft, { recursive: true });
    if (!await isFolder(target)) throw error;
  }
  return target;
}

async function install(folder: string): Promise<void> {
  for (const file of ["package.json", "package-lock.json"]) {
    await Deno.copyFile(join(CLIENTS, file), join(folder, file));
  }
  const { success, stderr } = await new Deno.Command("npm", {
    args: ["ci", "--prefer-offline", "--ignore-scripts", ...QUIET_FLAGS],
    cwd: folder,
    stdout: "null",
    stderr: "piped",
  }).output();
  if (success) return;
  const reason = new TextDecoder().decode(stderr);
  throw new Error(`Cannot install the clients:\n${reason}`);
}

const QUIET_FLAGS = ["--no-audit", "--no-fund", "--no-update-notifier"];

async function isFolder(path: string): Promise<boolean> {
  return await Deno.stat(path).then((is) => is.isDirectory, () => false);
}
