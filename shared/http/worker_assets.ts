/** The binding of a Worker's static files (Cloudflare Workers, "Static Assets"). */
export interface AssetsBinding {
  fetch(request: Request): Promise<Response>;
}

type SiteHandler = (request: Request) => Promise<Response>;

/** Fresh ties the URL of a file to a build by this parameter. */
const BUILD_PARAMETER = "__frsh_c";
const FILE_NAME = /\.[^./]+$/;

/**
 * Serves a site's files from the binding, and its pages from `pages`. A file
 * whose URL names this build never changes, so browsers keep it for a year. The
 * platform's own `_headers` cannot tell this, as they do not see a query.
 *
 * @param buildId The build that the files belong to.
 */
export function withAssets(
  pages: SiteHandler,
  { assets, buildId }: { assets: AssetsBinding; buildId: string },
): SiteHandler {
  return async (request) => {
    if (!asksForFile(request)) return await pages(request);
    const found = await assets.fetch(request);
    if (found.status >= 400) {
      await found.body?.cancel();
      return await pages(request);
    }
    // The headers of the binding's responses cannot be changed.
    const response = new Response(found.body, found);
    const { searchParams } = new URL(request.url);
    if (searchParams.get(BUILD_PARAMETER) === buildId) {
      const forAYear = "public, max-age=31536000, immutable";
      response.headers.set("Cache-Control", forAYear);
    }
    return response;
  };
}

/** No page has a dot in its name. */
function asksForFile({ method, url }: Request): boolean {
  const isRead = method === "GET" || method === "HEAD";
  return isRead && FILE_NAME.test(new URL(url).pathname);
}
