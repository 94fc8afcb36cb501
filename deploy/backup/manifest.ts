import { join } from "node:path";
import * as z from "zod";

const table = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.int(),
});

const schema = z.object({
  format: z.literal("madoguchi-backup-1"),
  /** When the backup began. */
  createdAt: z.iso.datetime(),
  /** The AI service's store, in `ai_service.kv`. */
  kv: z.object({ entries: z.int() }).optional(),
  /** The MCP server's database, in `postgres/<table>.copy`. */
  postgres: z.object({
    migrations: z.array(z.string()),
    tables: z.array(table),
    sequences: z.array(z.object({ name: z.string(), next: z.string() })),
    issuers: z.array(z.string()),
  }).optional(),
});

/** What a backup's folder holds. */
export type Manifest = z.output<typeof schema>;
export type PostgresManifest = NonNullable<Manifest["postgres"]>;

/** The files of a backup. */
export function backupFiles(folder: string) {
  return {
    manifest: join(folder, "manifest.json"),
    kv: join(folder, "ai_service.kv"),
    postgres: join(folder, "postgres"),
    table: (name: string) => join(folder, "postgres", `${name}.copy`),
  };
}

/** @throws {Error} If the folder holds no complete backup. */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = backupFiles(folder).manifest;
  try {
    return schema.parse(JSON.parse(await Deno.readTextFile(path)));
  } catch (cause) {
    throw new Error(`${path} is missing, damaged or of another format`, {
      cause,
    });
  }
}

export async function writeManifest(
  folder: string,
  manifest: Manifest,
): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const path = backupFiles(folder).manifest;
  await Deno.writeTextFile(path, text, { mode: 0o600 });
}
