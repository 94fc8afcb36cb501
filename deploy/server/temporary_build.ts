import { join } from "node:path";
import { PROJECT } from "../build/project.ts";
import { SERVICES } from "../build/service.ts";
import { buildServer } from "./build_server.ts";

/** Both services, deleted on disposal. */
export interface TemporaryBuild extends AsyncDisposable {
  /** The folder that holds `ai_service` and `mcp_server`. */
  folder: string;
}

/** Builds both services into a folder of their own. */
export async function buildTemporarily(): Promise<TemporaryBuild> {
  // Inside the project, so that imports of the output resolve.
  const dist = join(PROJECT, "deploy/server/dist");
  await Deno.mkdir(dist, { recursive: true });
  const folder = await Deno.makeTempDir({ dir: dist, prefix: "test-" });
  for (const service of SERVICES) {
    await buildServer({ service, outDir: join(folder, service) });
  }
  return {
    folder,
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}

/** The programs that start a built pair, and what they need of the environment. */
export function builtPair(folder: string, deno = Deno.execPath()) {
  const start = (service: string) => ["sh", join(folder, service, "start.sh")];
  return {
    commands: {
      "ai-service": start("ai_service"),
      "mcp-server": start("mcp_server"),
    },
    env: { DENO: deno },
  };
}
