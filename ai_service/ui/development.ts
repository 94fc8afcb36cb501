import { buildInMemory, type BuildMode } from "../../shared/ui/builder.ts";
import { app } from "./main.ts";

/** The site's request handler, its islands bundled in memory. */
export function buildSite(
  mode?: BuildMode,
): Promise<(request: Request) => Promise<Response>> {
  return buildInMemory(app, import.meta.resolve("./"), mode);
}
