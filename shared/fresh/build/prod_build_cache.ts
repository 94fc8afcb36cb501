import { resolve } from "node:path";
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
  /** By encoded URL path. */
  staticFiles: Map<string, FileSnapshot>;
}

/** A file that a browser may ask for. */
export interface FileSnapshot {
  hash: string;
  contentType: string;
  /** Absolute, or relative to the site's root. */
  filePath: string;
}

/** A build made ahead of time, whose files are read from disk. */
export class ProdBuildCache<State> implements BuildCache<State> {
  readonly clientEntry: string;
  readonly islands: Map<ComponentType, Island>;
  readonly fsRoutes: Command<State>[];
  readonly #files: Map<string, FileSnapshot>;
  readonly #root: string;

  constructor(root: string, snapshot: BuildSnapshot<State>) {
    setBuildId(snapshot.version);
    this.clientEntry = snapshot.clientEntry;
    this.islands = registerIslands(snapshot.islands);
    this.fsRoutes = routeFilesToCommands(snapshot.fsRoutes);
    this.#files = snapshot.staticFiles;
    this.#root = root;
  }

  async readFile(path: string): Promise<StaticFile | null> {
    const info = this.#files.get(path);
    if (!info) return null;
    const { hash, contentType, filePath } = info;
    const content = await Deno.readFile(resolve(this.#root, filePath));
    return { hash, contentType, content };
  }
}
