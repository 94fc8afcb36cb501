/**
 * Makes a benchmark's database with the code of any checked out commit. That
 * is a process of its own under that commit's `deno.json`, so its migrations,
 * login role, demo data and npm versions are all its own.
 */
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type * as database from "./database.ts";

/**
 * Resolves to the database's URL. It is beside the one of `TEST_DATABASE_URL`
 * and stays for as long as the Postgres server does.
 *
 * @param folder Where the commit is checked out.
 * @param others As {@linkcode database.createBenchDatabase} takes it.
 */
export async function createTreeDatabase(
  folder: string,
  others: number,
): Promise<string> {
  const file = fileURLToPath(import.meta.url);
  const config = join(folder, "deno.json");
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--config", config, file, folder, String(others)],
    cwd: folder,
  }).output();
  const decoder = new TextDecoder();
  if (success) return decoder.decode(stdout).trim();
  throw new Error(
    `Cannot make the database of ${folder}: ${decoder.decode(stderr)}`,
  );
}

if (import.meta.main) {
  const [folder, others] = Deno.args;
  const file = join(folder!, "deploy/bench/database.ts");
  const { createBenchDatabase }: typeof database = await import(
    pathToFileURL(file).href
  );
  console.log((await createBenchDatabase(Number(others))).url);
  Deno.exit();
}
