import { join } from "node:path";
import { listMigrations } from "../../mcp_server/migrations.ts";
import { bundleModule } from "../build/bundle.ts";
import { PROJECT } from "../build/project.ts";
import { buildService, type ServiceName, SERVICES } from "../build/service.ts";
import { startScript } from "./start_script.ts";

/** Where `deno task build` writes to. */
export const DIST = join(PROJECT, "deploy/server/dist");

/** Options of {@linkcode buildServer}. */
export interface ServerBuildOptions {
  service: ServiceName;
  /** Inside the project, so that imports of the output resolve like the sources'. */
  outDir?: string;
}

/**
 * Builds a service for Deno: `main.js` with its chunks, `static/`,
 * `start.sh` with its `flags.js`, and `source_maps/`, which no process reads.
 *
 * @returns The folder.
 * @throws {Error} If the bundler reports an error.
 */
export async function buildServer(
  { service, outDir = join(DIST, service) }: ServerBuildOptions,
): Promise<string> {
  await buildService({
    service,
    outDir,
    script: "main.js",
    // A provider's client is read only where its model is chosen.
    splits: true,
    assets: "static",
    sourceMaps: "source_maps",
    entryCode: async (site, specifierOf) =>
      [
        `import site from ${JSON.stringify(site)};`,
        `import { ${START[service]} as start } from ${
          JSON.stringify(specifierOf(`${service}/start.ts`))
        };`,
        `await start(${await partsCode(service)});`,
      ].join("\n"),
  });
  await bundleModule({
    entry: join(PROJECT, "deploy/server/flags.ts"),
    outDir,
  });
  const script = join(outDir, "start.sh");
  await Deno.writeTextFile(script, startScript(service));
  await Deno.chmod(script, 0o755);
  return outDir;
}

const START = { ai_service: "startService", mcp_server: "startServer" };

/** The arguments of the start, in code. */
async function partsCode(service: ServiceName): Promise<string> {
  const loadSite = "() => Promise.resolve(site.fetch)";
  if (service === "ai_service") return loadSite;
  const migrations = JSON.stringify(await listMigrations());
  return `{ loadSite: ${loadSite}, ` +
    `listMigrations: () => Promise.resolve(${migrations}) }`;
}

if (import.meta.main) {
  for (const service of SERVICES) {
    const folder = await buildServer({ service });
    const { size } = await Deno.stat(join(folder, "main.js"));
    console.log(`${service}: ${folder} (${Math.round(size / 1024)} KiB)`);
  }
}
