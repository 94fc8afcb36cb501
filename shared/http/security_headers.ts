import type { Context, MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

const POLICY = "Content-Security-Policy";

/**
 * Security headers for every response. No site may show the pages in a frame.
 * The sites add their own Content-Security-Policy for scripts.
 *
 * HSTS (RFC 6797) and `upgrade-insecure-requests` are sent only if the public URL
 * is https. On http://localhost they would make Safari request the page's scripts
 * and style sheets over https, where nothing listens.
 *
 * @param publicUrl The URL at which browsers reach the service. The request's own
 * URL is not used, because behind a TLS proxy it is http; and neither is
 * `X-Forwarded-Proto`, which any client can send.
 */
export function securityHeaders(publicUrl: string): MiddlewareHandler {
  const isHttps = new URL(publicUrl).protocol === "https:";
  const setHeaders = secureHeaders({
    xFrameOptions: "DENY",
    referrerPolicy: "same-origin",
    crossOriginOpenerPolicy: "same-origin",
    strictTransportSecurity: isHttps && "max-age=31536000; includeSubDomains",
    // Current browsers ignore these.
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
  if (isHttps) return setHeaders;
  return async (c, next) => {
    await setHeaders(c, next);
    removeUpgradeDirective(c);
  };
}

/** Removes a directive that Fresh's `csp()` always adds, without an option. */
function removeUpgradeDirective(c: Context): void {
  const policy = c.res.headers.get(POLICY);
  if (policy === null) return;
  const kept = policy.split(";").map((directive) => directive.trim())
    .filter((directive) => directive !== "upgrade-insecure-requests");
  c.header(POLICY, kept.join("; "));
}
