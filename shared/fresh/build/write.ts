import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { dirname, join, relative } from "node:path";
import { filesBelow, type RouteSource } from "../routing/fs_crawl.ts";
import type { ResolvedBuildConfig } from "./builder.ts";
import type { ClientBundle } from "./bundle.ts";
import { contentTypeOf } from "./content_type.ts";

/**
 * Writes a production build: `server.js`, which serves the site; `snapshot.js`, its routes and islands in static
 * imports, so that a bundler finds them; and `static/`, every file a browser may ask for.
 */
export async function writeBuild(
  config: ResolvedBuildConfig,
  routes: RouteSource[],
  bundle: ClientBundle,
): Promise<void> {
  const { outDir } = config;
  const staticDir = join(outDir, "static");
  await rm(staticDir, { recursive: true, force: true });
  await mkdir(staticDir, { recursive: true });
  // The first folder wins, so it is copied last.
  for (const dir of config.staticDir.toReversed()) {
    await copyFolder(dir, staticDir);
  }
  const version = await versionOf(staticDir, bundle);
  const prefix = `/_fresh/js/${version}`;
  for (const { path, content } of bundle.files) {
    await writeInto(join(staticDir, prefix, path), content);
  }
  const snapshot = await snapshotModule(config, routes, bundle, version);
  await writeInto(join(outDir, "snapshot.js"), snapshot);
  await writeInto(join(outDir, "server.js"), serverModule(config));
}

/** The same content always gets the same name, whatever machine builds it. */
async function versionOf(
  staticDir: string,
  bundle: ClientBundle,
): Promise<string> {
  const hash = createHash("sha256");
  for (const path of await filesBelow(staticDir)) {
    hash.update(relative(staticDir, path)).update(await readFile(path));
  }
  for (const { path, content } of bundle.files) {
    hash.update(path).update(content);
  }
  return hash.digest("hex").slice(0, 40);
}

async function snapshotModule(
  config: ResolvedBuildConfig,
  routes: RouteSource[],
  bundle: ClientBundle,
  version: string,
): Promise<string> {
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
    `export const staticFiles = [`,
    ...(await describeFiles(join(config.outDir, "static"))).map((file) =>
      `  ${JSON.stringify(file)},`
    ),
    `];`,
    ``,
  ].join("\n");
}

function serverModule({ outDir, serverEntry }: ResolvedBuildConfig): string {
  return `import { ProdBuildCache, setBuildCache } from "fresh/internal";
import { app } from ${importSpecifier(outDir, serverEntry)};
import * as snapshot from "./snapshot.js";

const buildCache = new ProdBuildCache(import.meta.dirname, snapshot);
setBuildCache(app, buildCache, "production");

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

async function describeFiles(dir: string) {
  return await Promise.all(
    (await filesBelow(dir)).map(async (path) => {
      const content = await readFile(path);
      const hash = createHash("sha256").update(content).digest("hex");
      const contentType = contentTypeOf(path);
      return [`/${relative(dir, path)}`, { hash, contentType }];
    }),
  );
}

async function copyFolder(from: string, to: string): Promise<void> {
  for (const path of await filesBelow(from)) {
    const name = relative(from, path);
    // Hidden files are not for the web, except those that the web looks for there.
    if (/(^|\/)\.(?!well-known)/.test(name)) continue;
    await mkdir(dirname(join(to, name)), { recursive: true });
    await cp(path, join(to, name));
  }
}

async function writeInto(
  path: string,
  content: string | Uint8Array,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
