import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "../app/commands.ts";
import type { Island } from "../app/context.ts";
import type { ComponentType } from "preact";
import type { BuildCache, StaticFile } from "./build_cache.ts";
import { contentTypeOf } from "./content_type.ts";

/** A build kept in memory; files of the static folders are read when asked for, so that edits show at once. */
export class MemoryBuildCache<State> implements BuildCache<State> {
  constructor(
    readonly clientEntry: string,
    readonly islands: Map<ComponentType, Island>,
    readonly fsRoutes: Command<State>[],
    private readonly scripts: Map<string, Uint8Array<ArrayBuffer>>,
    private readonly staticDirs: string[],
  ) {}

  async readFile(path: string): Promise<StaticFile | null> {
    const script = this.scripts.get(path);
    if (script) return fileOf(path, script);
    for (const dir of this.staticDirs) {
      const content = await readInside(dir, decodeURIComponent(path));
      if (content) return fileOf(path, content);
    }
    return null;
  }
}

function fileOf(path: string, content: Uint8Array<ArrayBuffer>): StaticFile {
  return { content, contentType: contentTypeOf(path), hash: null };
}

async function readInside(
  dir: string,
  path: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = join(dir, path);
  // An encoded "/.." survives URL parsing.
  if (!file.startsWith(`${dir}/`) || path.includes("\0")) return null;
  const info = await stat(file).catch(() => null);
  return info?.isFile() ? new Uint8Array(await readFile(file)) : null;
}
