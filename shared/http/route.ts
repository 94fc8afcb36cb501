import type { Context } from "hono";
import { matchedRoutes } from "hono/route";

/** The pattern of a site's page by its path; undefined if there is no such page. */
export type PageOf = (path: string) => string | undefined;

/**
 * The pattern of a request's route, which holds no user input: that of the last
 * route that is not a whole subtree. What no route matches is the site's: its
 * pages, its assets, and what does not exist. Known once the answer is.
 */
export function routeOf(c: Context, pageOf: PageOf): string {
  const route = matchedRoutes(c).findLast(({ path }) => !path.includes("*"));
  if (route) return route.path;
  return pageOf(c.req.path) ?? (c.res.status < 400 ? "asset" : "unknown");
}

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** HTTP allows any method (RFC 9110, section 9.1). */
export function methodOf({ req }: { req: { method: string } }): string {
  return METHODS.includes(req.method) ? req.method : "other";
}
