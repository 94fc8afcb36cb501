import { join, relative } from "node:path";
import { createSiteBuilder } from "../../shared/ui/builder.ts";
import { bundleModule } from "./bundle.ts";
import { copyMissing } from "./copy_missing.ts";
import { PROJECT } from "./project.ts";
import { siteCode } from "./site_code.ts";

/** The folders of the two services. */
export type ServiceName = "ai_service" | "mcp_server";

export const SERVICES: readonly ServiceName[] = ["ai_service", "mcp_server"];

/** Options of {@linkcode buildService}. */
export interface ServiceBuild {
  service: ServiceName;
  /** Emptied first. Inside the project, whose configuration resolves imports. */
  outDir: string;
  /**
   * Code of the entry, behind that which gives Fresh the built site. The specifiers
   * are relative, since the names that the minifier gives depend on all it reads.
   *
   * @param snapshot Specifier of the list of the built site's parts.
   * @param specifierOf Gives the specifier of a file of the project.
   */
  entryCode: (
    snapshot: string,
    specifierOf: (file: string) => string,
  ) => string | Promise<string>;
  /** Name of the bundle in `outDir`. */
  script: string;
  /** Puts what is imported on demand into files of its own. */
  splits?: boolean;
  /** Name of the folder of the site's files in `outDir`. */
  assets: string;
  /** Whether the platform serves those files; the service does by default. */
  platformServesAssets?: boolean;
  /** Name of a folder in `outDir` for source maps; none are made without it. */
  sourceMaps?: string;
  /** Modules that the platform has built in. */
  external?: string[];
}

/**
 * Bundles a service with its built site, for any platform. The same sources
 * make the same bytes, and assets get URLs that name their content.
 *
 * @throws {Error} If the bundler reports an error.
 */
export async function buildService(build: ServiceBuild): Promise<void> {
  const { service, outDir, sourceMaps, external } = build;
  const inOutDir = (name: string) => join(outDir, name);
  await Deno.remove(outDir, { recursive: true }).catch(ignoreMissing);
  await Deno.mkdir(inOutDir(sourceMaps ?? ""), { recursive: true });

  const site = inOutDir("site");
  await buildSite(service, site);
  // The bundle replaces it.
  const entry = inOutDir(build.script);
  await Deno.writeTextFile(entry, await entryOf(build));
  await bundleModule({
    entry,
    outDir,
    splits: build.splits ?? false,
    ...(external && { external }),
    ...(sourceMaps !== undefined && { sourceMapDir: inOutDir(sourceMaps) }),
  });
  await Deno.rename(join(site, "static"), inOutDir(build.assets));
  await Deno.remove(site, { recursive: true });
}

async function entryOf(build: ServiceBuild): Promise<string> {
  const { service, outDir, assets, platformServesAssets } = build;
  const specifierOf = (file: string) => relative(outDir, join(PROJECT, file));
  const snapshot = "./site/snapshot.js";
  const site = siteCode({
    main: specifierOf(`${service}/ui/main.ts`),
    snapshot,
    ...(!platformServesAssets && { files: assets }),
  });
  return site + await build.entryCode(snapshot, specifierOf);
}

/** Fresh writes only what it has changed; the other files come as they are. */
async function buildSite(service: ServiceName, outDir: string): Promise<void> {
  const sources = new URL(`../../${service}/ui/`, import.meta.url).href;
  const builder = createSiteBuilder(sources, { outDir });
  await builder.build();
  for (const folder of builder.config.staticDir) {
    await copyMissing(folder, join(outDir, "static"));
  }
  await forgetPlaces(join(outDir, "snapshot.js"));
}

/** Where the files were built would make another bundle of the same sources. */
async function forgetPlaces(snapshot: string): Promise<void> {
  const code = await Deno.readTextFile(snapshot);
  const portable = code.replaceAll(/"filePath":"[^"]*"/g, '"filePath":""');
  await Deno.writeTextFile(snapshot, portable);
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}
