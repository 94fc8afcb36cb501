import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { listMigrations } from "../../mcp_server/migrations.ts";
import { createSiteBuilder } from "../../shared/ui/builder.ts";

/** The two services, by their folders. */
export type ServiceName = "ai_service" | "mcp_server";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));

/** Where a service's Worker and its assets are put. */
export interface BuildOptions {
  service: ServiceName;
  /** Inside the project, so that what is built resolves as the sources do. */
  outDir?: string;
  /** The module of the Worker, relative to the project. */
  entry?: string;
}

/** A built Worker: one module, and the folder for the assets binding. */
export interface BuiltWorker {
  script: string;
  assets: string;
}

/**
 * Bundles a service for Cloudflare Workers. Platform `deno` keeps the packages'
 * server builds; the `browser` ones leave out what pausing a graph needs.
 *
 * @throws {Error} If the bundler reports an error.
 */
export async function buildWorker(options: BuildOptions): Promise<BuiltWorker> {
  const { service } = options;
  const outDir = options.outDir ??
    join(PROJECT, "deploy/workers/dist", service);
  const entry = options.entry ?? `${service}/worker.ts`;
  await Deno.remove(outDir, { recursive: true }).catch(ignoreMissing);
  await Deno.mkdir(outDir, { recursive: true });

  const site = join(outDir, "site");
  await createSiteBuilder(
    new URL(`../../${service}/ui/`, import.meta.url).href,
    { outDir: site },
  ).build();
  const entryFile = join(outDir, "entry.js");
  await Deno.writeTextFile(
    entryFile,
    `import ${JSON.stringify(join(site, "server.js"))};\n` +
      await exportCode(service, join(PROJECT, entry)),
  );
  const script = join(outDir, "worker.js");
  await bundle(entryFile, script);
  const assets = join(outDir, "assets");
  await Deno.rename(join(site, "static"), assets);
  await Deno.remove(site, { recursive: true });
  await Deno.remove(entryFile);
  return { script, assets };
}

/** Exports the Worker of `module`, told what it cannot read by itself. */
async function exportCode(
  service: ServiceName,
  module: string,
): Promise<string> {
  const from = `from ${JSON.stringify(module)};\n`;
  if (service === "ai_service") return `export { default } ${from}`;
  const build = JSON.stringify({ migrations: await listMigrations() });
  return `import { createWorker } ${from}` +
    `export default createWorker(${build});\n`;
}

async function bundle(entry: string, outputPath: string): Promise<void> {
  const { errors } = await Deno.bundle({
    entrypoints: [entry],
    outputPath,
    platform: "deno",
    format: "esm",
    minify: true,
  });
  const [first] = errors;
  if (first) throw new Error(`Cannot bundle ${entry}: ${first.text}`);
  // A Worker has no address; all that is still required in it is Node's own.
  const code = await Deno.readTextFile(outputPath);
  await Deno.writeTextFile(
    outputPath,
    code.replace("createRequire(import.meta.url)", 'createRequire("/")'),
  );
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}

if (import.meta.main) {
  for (const service of ["ai_service", "mcp_server"] as const) {
    const { script, assets } = await buildWorker({ service });
    const { size } = await Deno.stat(script);
    console.log(`${service}: ${script} (${Math.round(size / 1024)} KiB)`);
    console.log(`${service}: ${assets}`);
  }
}
