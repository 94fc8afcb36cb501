import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { dirname, join, relative } from "node:path";
import { filesBelow, type RouteSource } from "../routing/fs_crawl.ts";
import type { ResolvedBuildConfig } from "./builder.ts";
import type { ClientBundle } from "./bundle.ts";
import { encodePath } from "../static/encode_path.ts";
import { contentTypeOf } from "./content_type.ts";
import type { FileSnapshot } from "./prod_build_cache.ts";

/**
 * Writes a production build: `server.js`, which serves the site; `snapshot.js`, its routes and islands in static
 * imports, so that a bundler finds them; and the islands' scripts in `static/`. The site's static files stay where they
 * are.
 */
export async function writeBuild(
  config: ResolvedBuildConfig,
  routes: RouteSource[],
  bundle: ClientBundle,
): Promise<void> {
  const { outDir } = config;
  const staticDir = join(outDir, "static");
  await rm(staticDir, { recursive: true, force: true });
  const given = await describeFiles(config, config.staticDir);
  const version = versionOf(given, bundle);
  const scripts = join(staticDir, "_fresh/js", version);
  await mkdir(scripts, { recursive: true });
  for (const { path, content } of bundle.files) {
    await writeInto(join(scripts, path), content);
  }
  const files = [...given, ...await describeFiles(config, [staticDir])];
  const parts = { routes, bundle, files, version };
  await writeInto(join(outDir, "snapshot.js"), snapshotModule(config, parts));
  await writeInto(join(outDir, "server.js"), serverModule(config));
}

type NamedFile = [path: string, file: FileSnapshot];

interface BuildParts {
  routes: RouteSource[];
  bundle: ClientBundle;
  files: NamedFile[];
  version: string;
}

/** The same content always gets the same name, whatever machine builds it. */
function versionOf(files: NamedFile[], bundle: ClientBundle): string {
  const hash = createHash("sha256");
  for (const [path, file] of files.toSorted(([a], [b]) => a < b ? -1 : 1)) {
    hash.update(path).update(file.hash);
  }
  for (const { path, content } of bundle.files) {
    hash.update(path).update(content);
  }
  return hash.digest("hex").slice(0, 40);
}

function snapshotModule(
  config: ResolvedBuildConfig,
  { routes, bundle, files, version }: BuildParts,
): string {
  const prefix = `/_fresh/js/${version}`;
  const specifier = (path: string) => importSpecifier(config.outDir, path);
  return [
    ...routes.map(({ path }, i) =>
      `import * as route_${i} from ${specifier(path)};`
    ),
    ...bundle.islands.map(({ source }, i) =>
      `import * as island_${i} from ${specifier(source)};`
    ),
    `export const version = ${JSON.stringify(version)};`,
    `export const clientEntry = ${
      JSON.stringify(`${prefix}/${bundle.entry}`)
    };`,
    `export const islands = [`,
    ...bundle.islands.map(({ name, file }, i) =>
      withModule({ name, file: `${prefix}/${file}` }, `island_${i}`)
    ),
    `];`,
    `export const fsRoutes = [`,
    ...routes.map(({ path: _path, ...route }, i) =>
      withModule(route, `route_${i}`)
    ),
    `];`,
    `export const staticFiles = new Map([`,
    ...files.map((file) => `  ${JSON.stringify(file)},`),
    `]);`,
    ``,
  ].join("\n");
}

function serverModule(
  { root, outDir, serverEntry }: ResolvedBuildConfig,
): string {
  return `import { join } from "node:path";
import { ProdBuildCache, setBuildCache } from "fresh/internal";
import { app } from ${importSpecifier(outDir, serverEntry)};
import * as snapshot from "./snapshot.js";

const root = join(import.meta.dirname, ${
    JSON.stringify(relative(outDir, root))
  });
setBuildCache(app, new ProdBuildCache(root, snapshot), "production");

export default { fetch: app.handler() };
`;
}

function withModule(fields: object, module: string): string {
  return `  { ...${JSON.stringify(fields)}, mod: ${module} },`;
}

function importSpecifier(fromDir: string, path: string): string {
  const specifier = relative(fromDir, path);
  return JSON.stringify(
    specifier.startsWith(".") ? specifier : `./${specifier}`,
  );
}

/** The files of these folders; of two with the same name, the first folder's. */
async function describeFiles(
  { root }: ResolvedBuildConfig,
  dirs: string[],
): Promise<NamedFile[]> {
  const files = new Map<string, FileSnapshot>();
  for (const dir of dirs) {
    for (const path of await filesBelow(dir)) {
      const name = relative(dir, path);
      // Hidden files are not for the web, except those that the web looks for there.
      if (/(^|\/)\.(?!well-known)/.test(name)) continue;
      const url = encodePath(name);
      if (!files.has(url)) files.set(url, await describeFile(root, path));
    }
  }
  return [...files];
}

async function describeFile(root: string, path: string): Promise<FileSnapshot> {
  const hash = createHash("sha256").update(await readFile(path)).digest("hex");
  const filePath = relative(root, path);
  return { hash, contentType: contentTypeOf(path), filePath };
}

async function writeInto(
  path: string,
  content: string | Uint8Array,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
