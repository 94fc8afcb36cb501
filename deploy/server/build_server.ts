import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
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
 * `start.sh` with its `start_command.js`, and `source_maps/`, which no process reads.
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
    entryCode: async (_snapshot, specifierOf) =>
      [
        `import { ${START[service]} as start } from ${
          JSON.stringify(specifierOf(`${service}/start.ts`))
        };`,
        `await start(${await partsCode(service)});`,
      ].join("\n"),
  });
  await bundleModule({
    entry: join(PROJECT, "deploy/server/start_command.ts"),
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
  const loadSite = "() => Promise.resolve(app.handler())";
  if (service === "ai_service") {
    return `{ loadSite: ${loadSite}, ` +
      "assets: `${import.meta.dirname}/static` }";
  }
  const migrations = JSON.stringify(await listMigrations());
  return `{ loadSite: ${loadSite}, ` +
    `listMigrations: () => Promise.resolve(${migrations}) }`;
}

/** The services to build, and where to; `[service] [--out folder]`. */
function readArguments(args: string[]): ServerBuildOptions[] {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: "string" } },
  });
  const services = SERVICES.filter((service) =>
    positionals.length === 0 || positionals.includes(service)
  );
  const { out } = values;
  if (services.length === 0) {
    throw new TypeError(`There is only ${SERVICES.join(" and ")}`);
  }
  if (out === undefined) return services.map((service) => ({ service }));
  if (services.length !== 1) throw new TypeError("--out is for one service");
  return services.map((service) => ({ service, outDir: resolve(out) }));
}

if (import.meta.main) {
  for (const options of readArguments(Deno.args)) {
    const folder = await buildServer(options);
    const { size } = await Deno.stat(join(folder, "main.js"));
    console.log(
      `${options.service}: ${folder} (${Math.round(size / 1024)} KiB)`,
    );
  }
}
