import type { ServiceName } from "../build/service.ts";
import { listMigrations } from "../../mcp_server/migrations.ts";

/** Options of {@linkcode entryCode}. */
export interface EntryCodeOptions {
  service: ServiceName;
  /** The Worker's module, relative to the project. */
  entry: string;
  /** Specifier of the built site's list of parts. */
  snapshot: string;
  /** Gives the specifier of a file of the project. */
  specifierOf: (file: string) => string;
}

/** Code that exports a service's Worker, with what it needs of the build. */
export async function entryCode(
  { service, entry, snapshot, specifierOf }: EntryCodeOptions,
): Promise<string> {
  const quoted = (file: string) => JSON.stringify(specifierOf(file));
  const worker = quoted(entry);
  const lines = [
    `import { version as buildId } from ${JSON.stringify(snapshot)};`,
    `import { createWorker } from ${worker};`,
  ];
  if (service === "ai_service") {
    lines.push(
      `import ${quoted("deploy/workers/stored_classes.ts")};`,
      `export { Partition } from ${worker};`,
      `export default createWorker({ buildId });`,
    );
  } else {
    const migrations = JSON.stringify(await listMigrations());
    lines.push(
      `export default createWorker({ buildId, migrations: ${migrations} });`,
    );
  }
  return lines.join("\n");
}
