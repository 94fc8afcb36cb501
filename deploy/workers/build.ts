import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { listMigrations } from "../../mcp_server/migrations.ts";
import { createSiteBuilder } from "../../shared/ui/builder.ts";

/** The folders of the two services. */
export type ServiceName = "ai_service" | "mcp_server";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));

/** Options of {@linkcode buildWorker}. */
export interface BuildOptions {
  service: ServiceName;
  /** Inside the project, so that imports of the output resolve like the sources'. */
  outDir?: string;
  /** The Worker's module, relative to the project. */
  entry?: string;
}

/** A built Worker: its module, and the folder of the assets binding. */
export interface BuiltWorker {
  script: string;
  assets: string;
}

/**
 * Bundles a service for Cloudflare Workers. With platform `deno` the packages'
 * server builds are used; their browser builds cannot interrupt a graph.
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

/** Code that exports the Worker of `module`, with data that it cannot read. */
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
  // A Worker has no URL. Only Node's built-in modules are still required in it.
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
