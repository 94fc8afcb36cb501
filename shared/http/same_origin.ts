import type { MiddlewareHandler } from "hono";
import { ApiError } from "./errors.ts";

const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];

/**
 * Refuses state-changing requests that do not come from the site's own pages
 * (CSRF). Browsers send `Origin` or `Sec-Fetch-Site` with them; those that are
 * present must match (Fetch section 3.1, Fetch Metadata).
 *
 * @param siteUrl The service's public URL; only its origin is used.
 * @throws {ApiError} 403 `cross_origin`.
 */
export function requireSameOrigin(siteUrl: string): MiddlewareHandler {
  const { origin: siteOrigin } = new URL(siteUrl);
  return async (c, next) => {
    if (!SAFE_METHODS.includes(c.req.method)) {
      const origin = c.req.header("Origin");
      const fetchSite = c.req.header("Sec-Fetch-Site");
      const isSameOrigin = (origin === undefined || origin === siteOrigin) &&
        (fetchSite === undefined || fetchSite === "same-origin") &&
        (origin !== undefined || fetchSite !== undefined);
      if (!isSameOrigin) {
        throw new ApiError("This request must come from the site itself", {
          status: 403,
          code: "cross_origin",
        });
      }
    }
    await next();
  };
}
