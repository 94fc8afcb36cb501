/** Where a built site is, and where it will be. */
export interface SiteCodeOptions {
  /** Specifier of the site's `main.ts`, which exports `app`. */
  main: string;
  /** Specifier of the list of the site's parts, which Fresh has written. */
  snapshot: string;
  /**
   * The folder of the site's files, beside the bundle; left out where the platform
   * serves them.
   */
  files?: string;
}

/**
 * Code that gives a built site to Fresh, as the `server.js` does that Fresh writes.
 * That one looks for the site's files where they were built, and in Workers it
 * looks for a folder.
 */
export function siteCode({ main, snapshot, files }: SiteCodeOptions): string {
  const root = files === undefined ? '""' : "import.meta.dirname";
  const staticFiles = files === undefined ? "new Map()" : `new Map(
  [...snapshot.staticFiles].map(([path, file]) => [
    path,
    { ...file, filePath: ${JSON.stringify(files)} + decodeURIComponent(path) },
  ]),
)`;
  return `import { ProdBuildCache, setBuildCache } from "fresh/internal";
import { app } from ${JSON.stringify(main)};
import * as snapshot from ${JSON.stringify(snapshot)};

const staticFiles = ${staticFiles};
const build = new ProdBuildCache(${root}, { ...snapshot, staticFiles });
setBuildCache(app, build, "production");
`;
}
