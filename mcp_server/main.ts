import { listMigrations } from "./migrations.ts";
import { startServer } from "./start.ts";
import { buildSite } from "./ui/development.ts";

// From sources, for development. In production `deploy/build` writes an entry
// that starts the same server with the built site.
if (import.meta.main) {
  await startServer({ loadSite: buildSite, listMigrations });
}
