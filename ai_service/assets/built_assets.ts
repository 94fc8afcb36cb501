import { join } from "node:path";
import type { Asset, BuiltAssets } from "./share_assets.ts";

const SCRIPTS = "_fresh/js";

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=UTF-8",
  js: "text/javascript; charset=UTF-8",
  svg: "image/svg+xml",
};

/**
 * Reads the assets of a production build, whose scripts lie in a folder that has
 * the build's id for a name. Files of other types are not tied to a build.
 *
 * @param folder The build's `static`.
 */
export async function readBuiltAssets(folder: string): Promise<BuiltAssets> {
  const [build] = await Array.fromAsync(Deno.readDir(join(folder, SCRIPTS)));
  const assets: Asset[] = [];
  for await (const path of filesBelow(folder)) {
    const contentType = CONTENT_TYPES[path.slice(path.lastIndexOf(".") + 1)];
    if (contentType === undefined) continue;
    const content = await Deno.readFile(join(folder, path));
    assets.push({ path, contentType, content });
  }
  return { id: build?.name ?? "", assets };
}

/** Paths that begin with a slash. */
async function* filesBelow(root: string, folder = ""): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(join(root, folder))) {
    const path = `${folder}/${name}`;
    if (isDirectory) yield* filesBelow(root, path);
    else yield path;
  }
}
