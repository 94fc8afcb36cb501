import { buildCacheOf, type Context } from "../app/context.ts";
import type { Middleware } from "../app/middleware.ts";
import type { StaticFile } from "../build/build_cache.ts";
import { BUILD_PARAMETER } from "./asset.ts";
import { buildId } from "./build_id.ts";
import { encodePath } from "./encode_path.ts";

/** Serves the files of `static/` and the islands' scripts. */
export function staticFiles<State>(): Middleware<State> {
  return async function freshServeStaticFiles(ctx) {
    const path = assetPath(ctx);
    if (path === null || path === "/") return await ctx.next();
    const file = await buildCacheOf(ctx).readFile(path);
    if (file) return respondWith(ctx, file);
    // Browsers ask for it unasked; rendering a page to say no is not worth it.
    if (path === "/favicon.ico") return new Response(null, { status: 404 });
    return await ctx.next();
  };
}

function assetPath<State>({ url, config }: Context<State>): string | null {
  const path = url.pathname === config.basePath
    ? "/"
    : url.pathname.slice(config.basePath.length);
  try {
    return encodePath(decodeURIComponent(path));
  } catch {
    return null;
  }
}

function respondWith<State>(
  { req, url, config }: Context<State>,
  file: StaticFile,
): Response {
  if (req.method !== "GET" && req.method !== "HEAD") {
    return new Response("Method Not Allowed", { status: 405 });
  }
  const wantedBuild = url.searchParams.get(BUILD_PARAMETER);
  if (wantedBuild !== null && wantedBuild !== buildId()) {
    return redirectToCurrent(url);
  }
  const tied = wantedBuild !== null ||
    url.pathname.startsWith(`${config.basePath}/_fresh/js/${buildId()}/`);
  const development = config.mode === "development";
  const headers = new Headers({
    "Content-Type": file.contentType,
    "Vary": "If-None-Match",
  });
  if (!development && file.hash !== null) {
    const etag = `W/"${file.hash}"`;
    const known = req.headers.get("If-None-Match");
    if (known === etag || known === file.hash) {
      return new Response(null, { status: 304, headers });
    }
    headers.set("ETag", etag);
  }
  headers.set(
    "Cache-Control",
    tied && !development
      ? "public, max-age=31536000, immutable"
      : "no-cache, no-store, max-age=0, must-revalidate",
  );
  headers.set("Content-Length", String(file.content.byteLength));
  return new Response(req.method === "GET" ? file.content : null, { headers });
}

function redirectToCurrent(url: URL): Response {
  const current = new URL(url);
  current.searchParams.delete(BUILD_PARAMETER);
  const location = current.pathname + current.search;
  return new Response(null, { status: 307, headers: { location } });
}
