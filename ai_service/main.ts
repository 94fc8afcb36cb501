import { startService } from "./start.ts";
import { buildSite } from "./ui/development.ts";

// From sources, for development. In production `deploy/build` writes an entry
// that starts the same service with the built site.
if (import.meta.main) await startService({ loadSite: buildSite });
