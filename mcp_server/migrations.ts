import { slices } from "./slices.ts";
import {
  findMigrations,
  type Migration,
  nameOf,
  readMigrations,
} from "./storage/migration_files.ts";

/** The folders with migrations: the common ones, then those of each slice. */
const FOLDERS: readonly URL[] = ["storage", ...slices.map(({ noun }) => noun)]
  .map((folder) => new URL(`${folder}/migrations/`, import.meta.url));

/** Reads all migrations of the server from disk, in order. */
export function readAllMigrations(): Promise<Migration[]> {
  return readMigrations(FOLDERS);
}

/** The names of all migrations, which must be applied for requests. */
export async function listMigrations(): Promise<string[]> {
  return (await findMigrations(FOLDERS)).map(nameOf);
}
