import type { MiddlewareHandler } from "hono";
import { ApiError } from "./errors.ts";

const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];

/**
 * Refuses a state-changing request that does not come from the site's own
 * pages. A browser always sends `Origin` or `Sec-Fetch-Site` with one; where
 * both are there, both must fit (Fetch section 3.1, Fetch Metadata).
 *
 * @param siteUrl Public URL of the service; only its origin counts.
 * @throws {ApiError} 403 `cross_origin`.
 */
export function requireSameOrigin(siteUrl: string): MiddlewareHandler {
  const { origin: own } = new URL(siteUrl);
  return async (c, next) => {
    if (!SAFE_METHODS.includes(c.req.method)) {
      const origin = c.req.header("Origin");
      const fetchSite = c.req.header("Sec-Fetch-Site");
      const fits = (origin === undefined || origin === own) &&
        (fetchSite === undefined || fetchSite === "same-origin") &&
        (origin !== undefined || fetchSite !== undefined);
      if (!fits) {
        throw new ApiError("This request must come from the site itself", {
          status: 403,
          code: "cross_origin",
        });
      }
    }
    await next();
  };
}
