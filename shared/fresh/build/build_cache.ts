import type { ComponentType } from "preact";
import type { App } from "../app/app.ts";
import type { Command } from "../app/commands.ts";
import type { Island } from "../app/context.ts";

/** A file to be served. */
export interface StaticFile {
  content: Uint8Array<ArrayBuffer>;
  contentType: string;
  /** Of the content; null where it is not known. */
  hash: string | null;
}

/** What a build gives to a site. */
export interface BuildCache<State> {
  /** Path of the script that starts islands. */
  clientEntry: string;
  islands: Map<ComponentType, Island>;
  fsRoutes: Command<State>[];
  /** Reads a file by its encoded URL path; null when there is none. */
  readFile(path: string): Promise<StaticFile | null>;
}

// deno-lint-ignore no-explicit-any
type AnyApp = App<any>;

// deno-lint-ignore no-explicit-any
const buildCaches = new WeakMap<AnyApp, BuildCache<any>>();
const hosts = new WeakMap<AnyApp, AnyApp>();

/** Gives a build to a site. */
export function setBuildCache<State>(
  app: App<State>,
  buildCache: BuildCache<State>,
  mode: "development" | "production",
): void {
  app.config.mode = mode;
  buildCaches.set(app, buildCache);
}

/** The build of a site, or of the site it is mounted in. */
export function buildCacheFor<State>(
  app: App<State>,
): BuildCache<State> | undefined {
  const host = hosts.get(app);
  return host ? buildCacheFor(host) : buildCaches.get(app);
}

/** Lets a mounted site use the build of its host. */
export function shareBuildCache(host: AnyApp, mounted: AnyApp): void {
  if (host !== mounted) hosts.set(mounted, host);
}

/** What a site has without a build: no route files, no islands, no assets. */
export function emptyBuildCache<State>(): BuildCache<State> {
  return {
    clientEntry: "",
    islands: new Map(),
    fsRoutes: [],
    readFile: () => Promise.resolve(null),
  };
}
