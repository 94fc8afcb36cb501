import { readDatabaseUrl } from "../../mcp_server/storage/database_url.ts";
import { StartError } from "./start_error.ts";

/** How {@linkcode chooseSeed} asks. */
export interface SeedQuestion {
  args: readonly string[];
  /** `DATABASE_URL`; undefined for the embedded server. */
  databaseUrl: string | undefined;
  isTerminal: boolean;
  /** Asks a yes-or-no question. */
  confirm: (question: string) => boolean;
}

/**
 * Whether the demo business is added to the database. The embedded server is
 * there for it; a database of somebody's own gets it only if they say so.
 *
 * @throws {StartError} If there is nobody to ask, and no flag.
 */
export function chooseSeed(question: SeedQuestion): boolean {
  const { args, databaseUrl, isTerminal, confirm } = question;
  if (!databaseUrl || args.includes("--seed")) return true;
  if (args.includes("--no-seed")) return false;
  const name = nameOf(databaseUrl);
  if (!isTerminal) {
    throw new StartError(
      `Cannot start: DATABASE_URL names ${name}, a database of your own. Pass ` +
        "--seed to add the demo business to it, or --no-seed to add nothing.",
    );
  }
  return confirm(`Add the demo business to your own database, ${name}?`);
}

/** The database without its login. */
function nameOf(url: string): string {
  try {
    const { host, port, database } = readDatabaseUrl(url);
    return `"${database ?? ""}" at ${host}:${port}`;
  } catch (error) {
    const { message } = error as Error;
    throw new StartError(`Cannot use DATABASE_URL: ${message}`);
  }
}
