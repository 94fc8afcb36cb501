import { slices } from "./slices.ts";
import {
  findMigrations,
  type Migration,
  nameOf,
  readMigrations,
} from "./storage/migration_files.ts";

/** Where migrations are: what belongs to all slices, then each slice's own. */
const FOLDERS: readonly URL[] = ["storage", ...slices.map(({ noun }) => noun)]
  .map((folder) => new URL(`${folder}/migrations/`, import.meta.url));

/** Reads every migration of the server from disk, in order. */
export function readAllMigrations(): Promise<Migration[]> {
  return readMigrations(FOLDERS);
}

/** The names of all migrations, which a database must have for requests. */
export async function listMigrations(): Promise<string[]> {
  return (await findMigrations(FOLDERS)).map(nameOf);
}
