import type { App } from "fresh";
import { Builder } from "fresh/dev";

/**
 * Fresh's builder for the site in `directory` (a file URL).
 * Serves `shared/ui/static` beside the site's own `static` folder, so a page
 * links `/tokens.css`, `/base.css`, then its own style sheet. A production
 * build goes to `outDir`, `_fresh` in the site by default.
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

/** Bundles the site's islands in memory and answers its request handler. */
export async function buildInMemory<State>(
  app: App<State>,
  directory: string,
): Promise<(request: Request) => Promise<Response>> {
  const apply = await createSiteBuilder(directory).build({
    mode: "development",
    snapshot: "memory",
  });
  apply(app);
  return app.handler();
}
