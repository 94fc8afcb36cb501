import type { DemoRows } from "../../mcp_server/operation/slice.ts";
import { slices } from "../../mcp_server/slices.ts";
import { readDatabaseUrl } from "../../mcp_server/storage/database_url.ts";
import { insertRows } from "../../mcp_server/storage/insert_rows.ts";
import { readOwnerUrl } from "../../mcp_server/storage/owner_url.ts";
import { connect } from "../../mcp_server/storage/postgres.ts";
import { inTransaction } from "../../mcp_server/storage/transaction.ts";

/** Row level security allows only staff to write these tables. */
const SEEDER = { kind: "staff", adminId: "seed", email: "" } as const;

/**
 * Adds the demo business, in Japanese and English: the rows in the `demo.ts` of
 * each slice. Existing rows are not changed, so it can run at every start.
 *
 * @param url Of a migrated database.
 */
export async function seed(url: string): Promise<void> {
  const database = connect(url, { max: 1 });
  try {
    const demos = await Promise.all(slices.map(({ noun }) => readDemo(noun)));
    await inTransaction(database, SEEDER, async (tx) => {
      // Nobody is told of what is made up.
      await tx`select set_config('app.notices', 'off', true)`;
      for (const [table, rows] of demos.flatMap(Object.entries)) {
        await insertRows(tx, table, rows);
      }
    });
  } finally {
    await database.end();
  }
}

/** The demo rows of a slice; none if it has no `demo.ts`. */
async function readDemo(noun: string): Promise<DemoRows> {
  const file = new URL(`../../mcp_server/${noun}/demo.ts`, import.meta.url);
  const exists = await Deno.stat(file).then(() => true, () => false);
  if (!exists) return {};
  const { demoRows }: { demoRows: DemoRows } = await import(file.href);
  return demoRows;
}

/** Adds the demo business to the database that the environment names. */
async function main(): Promise<void> {
  const { url } = readOwnerUrl(Deno.env.toObject());
  const { host, port, database } = readDatabaseUrl(url);
  await seed(url);
  console.log(`Added the demo business to "${database}" at ${host}:${port}`);
}

if (import.meta.main) {
  await main().catch(({ message }: Error) => {
    console.error(`Cannot add the demo business: ${message}`);
    Deno.exit(1);
  });
}
