import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../local/cache_folder.ts";

/** The drivers, and the packages that they need. */
export const CLIENTS = fileURLToPath(new URL("clients", import.meta.url));

/** Whether npm can be run, without which there are no packages. */
export function hasNpm(): boolean {
  try {
    return new Deno.Command("npm", { args: ["--version"] }).outputSync()
      .success;
  } catch {
    return false;
  }
}

/**
 * The folder whose `node_modules` hold the clients and a Node.js to run them.
 * Installed on first use, exactly as the lock file says; the last step is one
 * rename, so that several starts at once see a whole installation or none.
 *
 * @throws If the registry does not give them.
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
    args: ["ci", "--prefer-offline", "--ignore-scripts", ...QUIETLY],
    cwd: folder,
    stdout: "null",
    stderr: "piped",
  }).output();
  if (success) return;
  const reason = new TextDecoder().decode(stderr);
  throw new Error(`Cannot install the clients:\n${reason}`);
}

const QUIETLY = ["--no-audit", "--no-fund", "--no-update-notifier"];

async function isFolder(path: string): Promise<boolean> {
  return await Deno.stat(path).then((is) => is.isDirectory, () => false);
}
