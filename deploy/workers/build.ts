import { join } from "node:path";
import { PROJECT } from "../build/project.ts";
import { buildService, type ServiceName, SERVICES } from "../build/service.ts";
import { entryCode } from "./entry_code.ts";
import { EXTERNAL } from "./external.ts";
import { withPlainCharacters } from "./plain_characters.ts";
import { REPLACEMENTS, replaceModules } from "./replacements.ts";

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

/** What the platform adds to files that it serves without asking the Worker. */
const HEADERS = `/_fresh/js/*
  Cache-Control: public, max-age=31536000, immutable
  X-Content-Type-Options: nosniff
`;

/**
 * Bundles a service for Cloudflare Workers.
 *
 * @throws {Error} If the bundler reports an error.
 */
export async function buildWorker(options: BuildOptions): Promise<BuiltWorker> {
  const { service } = options;
  const outDir = options.outDir ??
    join(PROJECT, "deploy/workers/dist", service);
  const entry = options.entry ?? `${service}/worker.ts`;
  await buildService({
    service,
    outDir,
    script: "worker.js",
    assets: "assets",
    external: [
      ...EXTERNAL,
      ...REPLACEMENTS[service].map(({ specifier }) => specifier),
    ],
    platformServesAssets: true,
    entryCode: (snapshot, specifierOf) =>
      entryCode({ service, entry, snapshot, specifierOf }),
  });
  const script = join(outDir, "worker.js");
  const assets = join(outDir, "assets");
  // Each run of the bundler adds the call.
  await withoutUrl(script);
  await replaceModules(script, REPLACEMENTS[service], EXTERNAL);
  await withoutUrl(script);
  const code = await Deno.readTextFile(script);
  await Deno.writeTextFile(script, withPlainCharacters(code));
  await Deno.writeTextFile(join(assets, "_headers"), HEADERS);
  return { script, assets };
}

/** A Worker has no URL. Only Node's built-in modules are still required in it. */
async function withoutUrl(script: string): Promise<void> {
  const code = await Deno.readTextFile(script);
  await Deno.writeTextFile(
    script,
    code.replace("createRequire(import.meta.url)", 'createRequire("/")'),
  );
}

if (import.meta.main) {
  for (const service of SERVICES) {
    const { script, assets } = await buildWorker({ service });
    const { size } = await Deno.stat(script);
    console.log(`${service}: ${script} (${Math.round(size / 1024)} KiB)`);
    console.log(`${service}: ${assets}`);
  }
}
