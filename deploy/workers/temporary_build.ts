import { join } from "node:path";
import { PROJECT } from "../build/project.ts";
import { SERVICES } from "../build/service.ts";
import { buildWorker } from "./build.ts";

/** Both Workers, deleted on disposal. */
export interface TemporaryBuild extends AsyncDisposable {
  /** The folder that holds `ai_service` and `mcp_server`. */
  folder: string;
}

/** Builds both Workers into a folder of their own. */
export async function buildTemporarily(): Promise<TemporaryBuild> {
  // Inside the project, so that imports of the output resolve.
  const dist = join(PROJECT, "deploy/workers/dist");
  await Deno.mkdir(dist, { recursive: true });
  const folder = await Deno.makeTempDir({ dir: dist, prefix: "test-" });
  for (const service of SERVICES) {
    await buildWorker({ service, outDir: join(folder, service) });
  }
  return {
    folder,
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}
