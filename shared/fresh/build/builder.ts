import { isAbsolute, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { App } from "../app/app.ts";
import {
  crawlRoutes,
  type RouteSource,
  sourceFiles,
} from "../routing/fs_crawl.ts";
import {
  type LoadedRouteFile,
  routeFilesToCommands,
} from "../routing/fs_routes.ts";
import { buildId } from "../static/build_id.ts";
import { setBuildCache } from "./build_cache.ts";
import { bundleIslands, type ClientBundle } from "./bundle.ts";
import { registerIslands } from "./islands.ts";
import { MemoryBuildCache } from "./memory_build_cache.ts";
import { writeBuild } from "./write.ts";

/** Where a site's parts lie. Paths are absolute, file URLs, or relative to `root`. */
export interface BuildOptions {
  /** The current folder by default. */
  root?: string;
  /** Where a production build is written; `_fresh` by default. */
  outDir?: string;
  /** One folder or several, searched in order; `static` by default. */
  staticDir?: string | string[];
  /** `islands` by default. */
  islandDir?: string;
  /** `routes` by default. */
  routeDir?: string;
  /** The module that exports `app`; `main.ts` by default. */
  serverEntry?: string;
  /** Files that are neither routes nor islands; tests by default. */
  ignore?: RegExp[];
}

/** {@linkcode BuildOptions} with every default filled in and every path absolute. */
export type ResolvedBuildConfig =
  & Required<Omit<BuildOptions, "staticDir">>
  & { staticDir: string[] };

const TEST_FILE = /[._]test\.(?:[tj]sx?|[mc][tj]s)$/;

/** Builds a site: finds its routes and islands, bundles the islands for the browser. */
// deno-lint-ignore no-explicit-any
export class Builder<State = any> {
  readonly config: ResolvedBuildConfig;

  constructor(options: BuildOptions = {}) {
    const root = toPath(options.root ?? ".", Deno.cwd());
    const inRoot = (path: string) => toPath(path, root);
    this.config = {
      root,
      outDir: inRoot(options.outDir ?? "_fresh"),
      staticDir: [options.staticDir ?? "static"].flat().map(inRoot),
      islandDir: inRoot(options.islandDir ?? "islands"),
      routeDir: inRoot(options.routeDir ?? "routes"),
      serverEntry: inRoot(options.serverEntry ?? "main.ts"),
      ignore: options.ignore ?? [TEST_FILE],
    };
  }

  /**
   * Builds to disk, for production, or to memory, for development and tests. The returned function gives a build in
   * memory to an app; a build on disk is used through its `server.js`.
   */
  async build(
    options: {
      mode?: "development" | "production";
      snapshot?: "disk" | "memory";
    } = {},
  ): Promise<(app: App<State>) => void> {
    const { islandDir, routeDir, ignore } = this.config;
    const { routes, islands } = await crawlRoutes(routeDir, ignore);
    const sources = [...await sourceFiles(islandDir, ignore), ...islands];
    const minify = (options.mode ?? "production") === "production";
    const bundle = await bundleIslands(sources, { minify });
    if (options.snapshot !== "memory") {
      await writeBuild(this.config, routes, bundle);
      return () => {};
    }
    const buildCache = await loadBuild<State>(this.config, routes, bundle);
    return (app) => setBuildCache(app, buildCache, app.config.mode);
  }
}

async function loadBuild<State>(
  config: ResolvedBuildConfig,
  routes: RouteSource[],
  bundle: ClientBundle,
): Promise<MemoryBuildCache<State>> {
  const prefix = `/_fresh/js/${buildId()}`;
  const files = await Promise.all(routes.map(async (route) => ({
    ...route,
    mod: await importFile(route.path),
  } as LoadedRouteFile<State>)));
  const islands = await Promise.all(
    bundle.islands.map(async ({ source, name, file }) => ({
      name,
      file: `${prefix}/${file}`,
      mod: await importFile(source),
    })),
  );
  return new MemoryBuildCache<State>(
    `${prefix}/${bundle.entry}`,
    registerIslands(islands),
    routeFilesToCommands(files),
    new Map(
      bundle.files.map(({ path, content }) => [`${prefix}/${path}`, content]),
    ),
    config.staticDir,
  );
}

function importFile(path: string): Promise<Record<string, unknown>> {
  return import(pathToFileURL(path).href);
}

function toPath(path: string, root: string): string {
  if (path.startsWith("file://")) return resolve(fileURLToPath(path));
  return isAbsolute(path) ? resolve(path) : join(root, path);
}
