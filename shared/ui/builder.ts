import type { App } from "fresh";
import { Builder } from "fresh/dev";

/**
 * Creates Fresh's builder for the site in `directory` (a file URL). The site
 * serves `shared/ui/static` as well as its own `static` folder, so a page links
 * `/tokens.css`, `/base.css`, then its own style sheet. A production build is
 * written to `outDir`, by default `_fresh` in the site.
 */
export function createSiteBuilder(
  directory: string,
  { outDir }: { outDir?: string } = {},
): Builder {
  return new Builder({
    root: directory,
    ...(outDir && { outDir }),
    staticDir: ["static", new URL("./static/", import.meta.url).href],
  });
}

/** In `production` scripts are minified, and pages show no reason of an error. */
export type BuildMode = "development" | "production";

/**
 * Bundles the site's islands in memory; resolves to its request handler. In Fresh's
 * mode `development`, pages can have scripts of its own and show errors whole, so
 * tests of pages on upstream set `SITE_MODE` to `production`.
 */
export async function buildInMemory<State>(
  app: App<State>,
  directory: string,
  mode: BuildMode = Deno.env.get("SITE_MODE") === "production"
    ? "production"
    : "development",
): Promise<(request: Request) => Promise<Response>> {
  const apply = await createSiteBuilder(directory).build({
    mode,
    snapshot: "memory",
  });
  apply(app);
  return app.handler();
}
