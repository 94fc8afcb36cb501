import { Builder } from "fresh/dev";

/**
 * Fresh's builder for the site in `directory` (a file URL).
 * Serves `shared/ui/static` beside the site's own `static` folder, so a page
 * links `/tokens.css`, `/base.css`, then its own style sheet.
 */
export function createSiteBuilder(directory: string): Builder {
  return new Builder({
    root: directory,
    staticDir: ["static", new URL("./static/", import.meta.url).href],
  });
}
