/** A migration file: forward only, never changed once it was applied. */
export interface Migration {
  /** File name without `.sql`; names sort in the order of application. */
  name: string;
  text: string;
  /** Lower-case hex of the SHA-256 of `text`. */
  checksum: string;
  /** Checksums of earlier texts that did the same. */
  replaces?: readonly string[];
}

/** A line of a file that names the checksum of an earlier text. */
const REPLACES = /^-- Replaces ([0-9a-f]{64})$/gm;

/** The migration's number, four digits, and its name. */
const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;

/**
 * Finds the migration files of several folders, in order of their numbers.
 * Folders that do not exist are skipped.
 *
 * @throws {Error} If two files have the same number, or a name is malformed.
 */
export async function findMigrations(folders: readonly URL[]): Promise<URL[]> {
  const byNumber = new Map<string, URL>();
  for (const file of (await Promise.all(folders.map(filesIn))).flat()) {
    const name = nameOf(file);
    const [, number] = FILE_NAME.exec(`${name}.sql`) ?? [];
    if (number === undefined) {
      throw new Error(
        `Cannot migrate: "${name}.sql" must be named like 0001_name.sql`,
      );
    }
    const other = byNumber.get(number);
    if (other) {
      throw new Error(
        `Cannot migrate: "${nameOf(other)}" and "${name}" share a number`,
      );
    }
    byNumber.set(number, file);
  }
  return [...byNumber.keys()].sort().map((number) => byNumber.get(number)!);
}

async function filesIn(folder: URL): Promise<URL[]> {
  const files: URL[] = [];
  try {
    for await (const { name } of Deno.readDir(folder)) {
      if (name.endsWith(".sql")) files.push(new URL(name, folder));
    }
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return files;
}

/** The name under which a migration is recorded: its file name, without folder. */
export function nameOf(file: URL): string {
  return file.pathname.slice(file.pathname.lastIndexOf("/") + 1, -4);
}

/** Reads all migrations of these folders, in order. */
export async function readMigrations(
  folders: readonly URL[],
): Promise<Migration[]> {
  return await Promise.all((await findMigrations(folders)).map(readMigration));
}

async function readMigration(file: URL): Promise<Migration> {
  const text = await Deno.readTextFile(file);
  const bytes = new TextEncoder().encode(text);
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  const checksum = new Uint8Array(digest).toHex();
  const replaces = [...text.matchAll(REPLACES)].map(([, earlier]) => earlier!);
  return { name: nameOf(file), text, checksum, replaces };
}
