import { join, relative } from "node:path";
import { createSiteBuilder } from "../../shared/ui/builder.ts";
import { bundleModule } from "./bundle.ts";
import { PROJECT } from "./project.ts";

/** The folders of the two services. */
export type ServiceName = "ai_service" | "mcp_server";

export const SERVICES: readonly ServiceName[] = ["ai_service", "mcp_server"];

/** Options of {@linkcode buildService}. */
export interface ServiceBuild {
  service: ServiceName;
  /** Emptied first. Inside the project, whose configuration resolves imports. */
  outDir: string;
  /**
   * Code of the entry that joins the site to the service. The specifiers are
   * relative, since the names that the minifier gives depend on all it reads.
   *
   * @param site Specifier of the module of the built site.
   * @param specifierOf Gives the specifier of a file of the project.
   */
  entryCode: (
    site: string,
    specifierOf: (file: string) => string,
  ) => string | Promise<string>;
  /** Name of the bundle in `outDir`. */
  script: string;
  /** Puts what is imported on demand into files of its own. */
  splits?: boolean;
  /** Name of the folder of the site's files in `outDir`. */
  assets: string;
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
  const { service, outDir, entryCode, sourceMaps, external } = build;
  const inOutDir = (name: string) => join(outDir, name);
  await Deno.remove(outDir, { recursive: true }).catch(ignoreMissing);
  await Deno.mkdir(inOutDir(sourceMaps ?? ""), { recursive: true });

  const site = inOutDir("site");
  await buildSite(service, site);
  // The bundle replaces it.
  const entry = inOutDir(build.script);
  const specifierOf = (file: string) => relative(outDir, join(PROJECT, file));
  await Deno.writeTextFile(
    entry,
    await entryCode("./site/server.js", specifierOf),
  );
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

async function buildSite(service: ServiceName, outDir: string): Promise<void> {
  const sources = new URL(`../../${service}/ui/`, import.meta.url).href;
  await createSiteBuilder(sources, { outDir }).build();
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}
