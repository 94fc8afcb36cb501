import type { ComponentType } from "preact";
import type { Command } from "../app/commands.ts";
import type { Island } from "../app/context.ts";
import {
  type LoadedRouteFile,
  routeFilesToCommands,
} from "../routing/fs_routes.ts";
import { setBuildId } from "../static/build_id.ts";
import type { BuildCache, StaticFile } from "./build_cache.ts";
import { type IslandModule, registerIslands } from "./islands.ts";

/** What the generated `_fresh/snapshot.js` holds. */
export interface BuildSnapshot<State> {
  version: string;
  clientEntry: string;
  islands: IslandModule[];
  fsRoutes: LoadedRouteFile<State>[];
  /** By decoded URL path; the file of that path lies in the build's `static` folder. */
  staticFiles: [path: string, file: { hash: string; contentType: string }][];
}

/**
 * A build made ahead of time. On Deno its files are read from disk; on Workers the platform serves them before a
 * request gets here, and there is no disk to read from.
 */
export class ProdBuildCache<State> implements BuildCache<State> {
  readonly clientEntry: string;
  readonly islands: Map<ComponentType, Island>;
  readonly fsRoutes: Command<State>[];
  readonly #files: Map<string, BuildSnapshot<State>["staticFiles"][number][1]>;
  readonly #dir: string | undefined;

  constructor(
    dir: string | undefined,
    snapshot: BuildSnapshot<State>,
  ) {
    setBuildId(snapshot.version);
    this.clientEntry = snapshot.clientEntry;
    this.islands = registerIslands(snapshot.islands);
    this.fsRoutes = routeFilesToCommands(snapshot.fsRoutes);
    this.#files = new Map(snapshot.staticFiles);
    this.#dir = dir;
  }

  async readFile(path: string): Promise<StaticFile | null> {
    const info = this.#files.get(path);
    if (!info || this.#dir === undefined || !("Deno" in globalThis)) {
      return null;
    }
    const content = await Deno.readFile(`${this.#dir}/static${path}`);
    return { ...info, content };
  }
}
